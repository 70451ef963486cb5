import { changeAll, type Keys, type Rows } from '@opsline/attempts';
import { judgedOnLine, lineFor } from './line.ts';
import type { Row } from './row.ts';
import { parsePin } from './rules/pin.ts';
import { judge, type Verdict, wasAccepted } from './rules/verdict.ts';
import { keyOf, phoneKeyOf, pinKeyOf, sealOf } from './seal.ts';
import type { World } from './world.ts';

type Verifying = Omit<World, 'randomInt'>;

/** What somebody typed, where, and as whom. */
export type VerifyRequest = {
  readonly holder: string;
  readonly conversation: string;
  /** As typed; see `parsePin`. What is not six digits is `wrong` and counts as no attempt. */
  readonly guess: string;
};

/** What else the right guess changes, in the same write: rows of the same table. */
export type Beside<Name extends string> = {
  readonly keys: Keys<Name>;
  readonly accepted: (rows: Rows<Name, Row>) => { readonly [N in Name]?: Row };
  /** Whether what the right guess changed stands still: then the same guess is the same one, delivered again. */
  readonly stands: (rows: Rows<Name, Row>) => boolean;
};

const nothing: Beside<never> = { keys: [], accepted: () => ({}), stands: () => false };

/** Verifies a guess, and writes nothing but that. See `verifyBeside`. */
export function verify(world: Verifying, request: VerifyRequest): Promise<Verdict> {
  return verifyBeside(world, request, nothing);
}

/**
 * Verifies a guess: as many reads and writes whatever the verdict, for a holder nobody knows as well (ASVS 6.3.8).
 * A wrong guess is counted, for the holder and for the phone, and whatever goes with the right one is done, in the
 * one write that is done before the verdict is known to anybody. Delivered again, it is accepted while that stands, and
 * counts no more. Throws when the store is down; then no verdict was given.
 */
export async function verifyBeside<Name extends string>(
  world: Verifying,
  request: VerifyRequest,
  beside: Beside<Name>,
): Promise<Verdict> {
  const { store } = world;
  const pepper = await world.pepper();
  const now = world.now();
  const digits = parsePin(request.guess);
  const place = pinKeyOf(pepper, request);
  const guess =
    digits === undefined ? undefined : { place, sealAt: (key: string) => sealOf(pepper, key, digits) };
  const holderKey = keyOf(pepper, 'holder', request.holder);
  const holder = await store.read(holderKey);
  const phoneKey = holder.phone ?? phoneKeyOf(pepper, request.holder, undefined);
  const keys: Keys<Name | 'holder' | 'phone' | 'pin'> = [
    ['holder', holderKey],
    ['phone', phoneKey],
    ['pin', place],
    ...beside.keys,
  ];
  const { verdict, asker, isNew } = await changeAll(store, { keys, now }, (rows) => {
    const by = rows('pin').pin?.asker ?? 'anybody';
    if (wasAccepted(rows('pin'), guess) && beside.stands(rows))
      return { verdict: { verdict: 'accepted' as const, asker: by, isNew: false }, rows: {} };
    const judged = { holder: rows('holder'), phone: rows('phone'), pin: rows('pin') };
    const judgement = judge(judged, guess, now);
    const others = judgement.verdict === 'accepted' ? beside.accepted(rows) : {};
    return {
      verdict: { verdict: judgement.verdict, asker: by, isNew: true },
      rows: { ...others, ...judgement.rows },
    };
  });
  // The verdict stands, whatever becomes of the line's count.
  const line = lineFor(store.journal, pepper, asker);
  await judgedOnLine(line, { now, accepted: isNew && verdict === 'accepted' }).catch(() => undefined);
  return verdict;
}
