import type { OwnerNotice } from '../functions/text-owner.ts';
import { doneOf, type Log, namesOf } from '../log.ts';
import type { Notice } from '../out/notice.ts';
import type { AttemptRecord, AttemptTable, Audience, Untold } from './attempt-table.ts';
import { opener, untoldMs } from './attempts.ts';

/** So many are told of in one run; the others in the next. */
const most = 25;

/** What the sweep needs of the outside. */
export type Sweeping = {
  readonly table: Pick<AttemptTable, 'due' | 'putOff' | 'told'>;
  readonly pepper: () => Promise<Uint8Array>;
  /** Texts the owner what is no secret; resolves when the text message was accepted. */
  readonly textOwner: (message: OwnerNotice) => Promise<void>;
  /** Tells the helpdesk; it does not wait until they know. */
  readonly tellHelpdesk: (notice: Notice) => Promise<void>;
  /** Epoch ms. */
  readonly now: () => number;
  readonly log: Log;
};

/**
 * Tells what was done to accounts, or may have been, where nobody was told of it: somebody was cut off in between, or could
 * not be reached. A password is never among it: its owner and the helpdesk hear that a new one is needed. Each is told
 * once if all goes well, and again rather than not at all; what fails waits twice as long each time.
 *
 * @returns a function that throws when somebody could not be told, all the others having been
 */
export function createTellUntold(world: Sweeping) {
  const { table, log, now } = world;
  return async (): Promise<void> => {
    const due = await table.due(now(), most);
    const told = await Promise.all(due.map((attempt) => tellOfOne(world, attempt)));
    if (told.some((all) => !all)) throw new Error('somebody could not be told');
    if (due.length > 0) log({ event: 'sweep', outcome: 'told' });
  };
}

/** @returns whether nothing is left to tell, here or for whoever put it off before */
async function tellOfOne(world: Sweeping, attempt: AttemptRecord): Promise<boolean> {
  const { table, now, log } = world;
  const { id, untold } = attempt;
  if (untold === undefined) return true;
  try {
    const at = now();
    const until = at + Math.max(untoldMs, at - lastOf(attempt));
    if (!(await table.putOff(id, untold.dueAt, until))) return true;
    const left = await tellAll(world, attempt, untold);
    await table.told(id, until, left);
    return left.length === 0;
  } catch (fault) {
    log({ event: 'fault', error: namesOf(fault) });
    return false;
  }
}

/** @returns who could not be told */
async function tellAll(
  { pepper, textOwner, tellHelpdesk, log }: Sweeping,
  attempt: AttemptRecord,
  { event, owes }: Untold,
): Promise<readonly Audience[]> {
  const { id } = attempt;
  const { userId, phone = '' } = opener(await pepper(), attempt);
  const tell = {
    owner: () => textOwner({ to: phone, notice: event === 'RESET' ? 'reset' : 'new one needed' }),
    helpdesk: () => tellHelpdesk({ event, userId, at: lastOf(attempt), attempt: id }),
  };
  const left = await Promise.all(
    owes.map(async (audience) => ((await doneOf(log, tell[audience])) ? [] : [audience])),
  );
  return left.flat();
}

function lastOf({ at, steps }: AttemptRecord): number {
  return steps.at(-1)?.at ?? at;
}
