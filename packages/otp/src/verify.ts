import { change, isLocked } from '@opsline/attempts';
import { parsePin } from './pin.ts';
import { LOCK } from './policy.ts';
import { keyOf, phoneKeyOf, sealOf } from './seal.ts';
import { type Judgement, judge, lineAfter, phoneAfter } from './verdict.ts';
import type { World } from './world.ts';

/** What somebody typed, where, and as whom. */
export type VerifyRequest = {
  readonly employeeId: string;
  readonly conversation: string;
  /** As typed; see `parsePin`. What is not six digits is `wrong` and counts as no attempt. */
  readonly guess: string;
};

/**
 * `accepted`: right, and now used up. `wrong`: not the one-time PIN, or there is none. `expired`: its time is over.
 * `spent`: used before, or dead after 3 wrong guesses. `locked`: too many failures; the right one is refused too.
 */
export type Verdict = Exclude<Judgement, 'missed'>;

/**
 * Verifies a guess: three reads and three writes whatever the verdict, for an employee ID nobody has as well
 * (ASVS 6.3.8). A wrong guess is counted, for the employee and for the phone, before its verdict is known to
 * anybody. Throws when the store is down; then no verdict was given.
 */
export const verify = async (world: World, request: VerifyRequest): Promise<Verdict> => {
  const { store } = world;
  const pepper = await world.pepper();
  const now = world.now();
  const digits = parsePin(request.guess);
  const sealed = sealOf(pepper, request, digits ?? 'none');
  const seal = digits === undefined ? undefined : sealed;
  const employeeKey = keyOf(pepper, 'employee', request.employeeId);
  const lineKey = keyOf(pepper, 'line', 'all');
  const employee = await store.read(employeeKey);
  const phoneKey = employee.phone ?? phoneKeyOf(pepper, request.employeeId, undefined);
  const [phone, line] = await Promise.all([store.read(phoneKey), store.read(lineKey)]);
  const phoneLocked = isLocked(LOCK, phone, now);
  const judgement = await change(store, { key: employeeKey, now, read: employee }, (row) =>
    judge(row, { seal, phoneLocked }, now),
  );
  await Promise.all([
    change(store, { key: phoneKey, now, read: phone }, (row) => ({
      verdict: judgement,
      row: phoneAfter(row, judgement, now),
    })),
    change(store, { key: lineKey, now, read: line }, (row) => ({
      verdict: judgement,
      row: lineAfter(row, judgement, now),
    })),
  ]);
  return judgement === 'missed' ? 'wrong' : judgement;
};
