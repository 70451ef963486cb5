import { changeAll, type Keys, type Rows } from '@opsline/attempts';
import { judgedOnLine, lineFor } from './line.ts';
import type { Row } from './row.ts';
import { parsePin } from './rules/pin.ts';
import { isUsedUpBy, judge, type Verdict } from './rules/verdict.ts';
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
  /** Whether it stands: then the right guess, delivered again, is right again. */
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
  const { verdict, asker, isAgain } = await changeAll(store, { keys, now }, (rows) => {
    const judged = { holder: rows('holder'), phone: rows('phone'), pin: rows('pin') };
    const judgement = judge(judged, guess, now);
    const others = judgement.verdict === 'accepted' ? beside.accepted(rows) : {};
    const asker = judged.pin.pin?.asker ?? 'anybody';
    const isAgain = judgement.verdict === 'spent' && isUsedUpBy(judged.pin, guess) && beside.stands(rows);
    return {
      verdict: { verdict: isAgain ? 'accepted' : judgement.verdict, asker, isAgain },
      rows: { ...others, ...judgement.rows },
    };
  });
  // The verdict stands, whatever becomes of the line's count.
  const line = lineFor(store.journal, pepper, asker);
  await judgedOnLine(line, { now, accepted: verdict === 'accepted' && !isAgain }).catch(() => undefined);
  return verdict;
}
