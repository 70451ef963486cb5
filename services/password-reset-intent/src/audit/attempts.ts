import { hmac, keyOf } from '@opsline/attempts';
import { day, minute } from '@opsline/function-kit/durations';
import { digest } from '@opsline/function-kit/log';
import { doneOf, type Log } from '../log.ts';
import type { Purpose } from '../reset/deed.ts';
import { opened, sealedWith } from '../sealed.ts';
import type { AttemptRecord, AttemptTable, Audience, Event, Untold, Written } from './attempt-table.ts';
import type { Proof, StepName } from './steps.ts';

/** What was begun and not told by then is told by the sweep: no function runs as long. */
export const untoldMs = 5 * minute;

/** What one conversation wants of one account. Identifiers hold no U+001F. */
export type Attempt = {
  readonly conversation: string;
  readonly userId: string;
  readonly action: Purpose;
  /** The number they call from, E.164, if it is known. */
  readonly caller: string | undefined;
  /** When it was begun, epoch ms, where another one in the same conversation is still to be told of. */
  readonly again?: number;
};

type Outside = {
  readonly table: Pick<AttemptTable, 'write'>;
  /** The key of every digest and seal, at least 32 secret bytes. */
  readonly pepper: () => Promise<Uint8Array>;
  /** How many days a record is kept. */
  readonly keptDays: number;
  /** Epoch ms. */
  readonly now: () => number;
  readonly log: Log;
};

/** Writes down what becomes of attempts; see `createAttempts`. */
export type Attempts = ReturnType<typeof createAttempts>;

/** The digest of an account by which its attempts are found. */
export function accountOf(pepper: Uint8Array, userId: string): string {
  return keyOf(pepper, 'attempt account', userId);
}

/**
 * Opens what a record seals: whose account it is, and the phone of which something is left to tell.
 *
 * @throws Error for what was not sealed for this record
 */
export function opener(pepper: Uint8Array, { id, userId, untold }: AttemptRecord) {
  const seal = sealOf(pepper, id);
  return {
    userId: opened(seal, id, userId),
    phone: untold && opened(seal, phonePlace(id), untold.phone),
  };
}

function sealOf(pepper: Uint8Array, id: string): Uint8Array {
  return hmac(pepper, ['attempt seal', id]);
}

function phonePlace(id: string): string {
  return `${id} phone`;
}

/**
 * One record for each attempt, which holds no secret and no answer, and names nobody to whoever has only the table. The
 * directory cannot join a write of the table: what is about to be done is written before, with all that has to be told
 * of it, and what came of it after. A write before throws; one after it is logged when it fails, and the sweep tells.
 */
export function createAttempts({ table, pepper, keptDays, now, log }: Outside) {
  const idOf = async ({ conversation, userId, action, again }: Attempt): Promise<string> => {
    const one = [conversation, action, userId];
    return keyOf(await pepper(), 'attempt', (again === undefined ? one : [...one, again]).join(' '));
  };

  const write = async (
    attempt: Attempt,
    name: StepName,
    { reason, proofs = [], untold }: Partial<Pick<Written, 'proofs' | 'untold'>> & { reason?: string },
  ): Promise<boolean> => {
    const [secret, id, at] = [await pepper(), await idOf(attempt), now()];
    const { userId, action, conversation, caller } = attempt;
    return table.write({
      id,
      account: accountOf(secret, userId),
      userId: sealedWith(sealOf(secret, id), id, userId),
      action,
      conversation: digest(conversation),
      callerEnds: caller?.slice(-2),
      step: { name, at, ...(reason !== undefined && { reason }) },
      proofs,
      keptUntil: at + keptDays * day,
      ...(untold !== undefined && { untold }),
    });
  };

  const quietly = async (work: () => Promise<unknown>): Promise<void> => void (await doneOf(log, work));

  const begun = async (
    attempt: Attempt,
    { phone, event, owes, proofs }: Pick<Untold, 'phone' | 'event' | 'owes'> & Pick<Written, 'proofs'>,
  ): Promise<boolean> => {
    const id = await idOf(attempt);
    const seal = sealOf(await pepper(), id);
    const untold = { event, owes, phone: sealedWith(seal, phonePlace(id), phone), dueAt: now() + untoldMs };
    return write(attempt, 'begun', { proofs, untold });
  };

  return {
    idOf,

    /** A step that changes nothing: it was asked, refused, or failed. */
    note: (
      attempt: Attempt,
      name: StepName,
      why: { readonly reason?: string; readonly proofs?: readonly Proof[] } = {},
    ): Promise<void> => quietly(() => write(attempt, name, why)),

    /**
     * Before it is done: whatever becomes of us, somebody is told of it. @throws when that cannot be written down
     *
     * @returns the attempt whose record it is from then on: another one where something of before is still to be told
     */
    begin: async (attempt: Attempt, what: Parameters<typeof begun>[1]): Promise<Attempt> => {
      if (await begun(attempt, what)) return attempt;
      const another = { ...attempt, again: now() };
      await begun(another, what);
      return another;
    },

    /** It was not done after all, and there is nothing to tell. @throws when that cannot be written down */
    undo: async (attempt: Attempt): Promise<void> => {
      await write(attempt, 'nothing done', { untold: 'nothing' });
    },

    /** What is known of it now, and who still has to be told, which the sweep does. */
    end: (
      attempt: Attempt,
      name: StepName,
      untold: { readonly event: Event; readonly owes: readonly Audience[] },
    ): Promise<void> =>
      quietly(() => write(attempt, name, { untold: untold.owes.length === 0 ? 'nothing' : untold })),
  };
}
