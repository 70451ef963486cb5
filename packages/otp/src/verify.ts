import { changeAll, isLocked, type Keys, type Rows } from '@opsline/attempts';
import { judgedOnLine } from './line.ts';
import type { Row } from './row.ts';
import { parsePin } from './rules/pin.ts';
import { lock } from './rules/policy.ts';
import { type Judgement, judge, phoneAfter } from './rules/verdict.ts';
import { keyOf, phoneKeyOf, sealOf } from './seal.ts';
import type { World } from './world.ts';

type Verifying = Omit<World, 'randomInt'>;

/** What somebody typed, where, and as whom. */
export type VerifyRequest = {
  readonly holder: string;
  readonly conversation: string;
  /** As typed; see `parsePin`. What is not six digits is `wrong` and counts as no attempt. */
  readonly guess: string;
};

/**
 * `accepted`: right, and now used up. `wrong`: not the one-time PIN, or there is none. `expired`: its time is over.
 * `spent`: used before, or dead after 3 wrong guesses. `locked`: too many failures; the right one is refused too.
 */
export type Verdict = Exclude<Judgement, 'missed'>;

/** What else the right guess changes, in the same write: rows of the same table. */
export type Beside<Name extends string> = {
  readonly keys: Keys<Name>;
  readonly accepted: (rows: Rows<Name, Row>) => { readonly [N in Name]?: Row };
};

const nothing: Beside<never> = { keys: [], accepted: () => ({}) };

/** Verifies a guess, and writes nothing but that. See `verifyBeside`. */
export function verify(world: Verifying, request: VerifyRequest): Promise<Verdict> {
  return verifyBeside(world, request, nothing);
}

/**
 * Verifies a guess: as many reads and writes whatever the verdict, for a holder nobody knows as well (ASVS 6.3.8).
 * A wrong guess is counted, for the holder and for the phone, and whatever goes with the right one is done, in the
 * one write that is done before the verdict is known to anybody. Throws when the store is down; then no verdict was
 * given.
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
  const sealed = sealOf(pepper, request, digits ?? 'none');
  const seal = digits === undefined ? undefined : sealed;
  const holderKey = keyOf(pepper, 'holder', request.holder);
  const holder = await store.read(holderKey);
  const phoneKey = holder.phone ?? phoneKeyOf(pepper, request.holder, undefined);
  const keys: Keys<Name | 'holder' | 'phone'> = [['holder', holderKey], ['phone', phoneKey], ...beside.keys];
  const judgement = await changeAll(store, { keys, now }, (rows) => {
    const guess = { seal, phoneLocked: isLocked(lock, rows('phone'), now) };
    const { verdict, row } = judge(rows('holder'), guess, now);
    const phone = phoneAfter(rows('phone'), verdict, now);
    const others = verdict === 'accepted' ? beside.accepted(rows) : {};
    return { verdict, rows: { ...others, holder: row, phone } };
  });
  // The verdict stands, whatever becomes of the line's count.
  const lineKey = keyOf(pepper, 'line', 'all');
  await judgedOnLine(store.journal, lineKey, { now, accepted: judgement === 'accepted' }).catch(
    () => undefined,
  );
  return judgement === 'missed' ? 'wrong' : judgement;
}
