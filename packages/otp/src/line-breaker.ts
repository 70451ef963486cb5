import { fits } from '@opsline/attempts';
import { ACCEPTANCE_MS, CONVERSION, LINE_SENDS, PIN_LIFE_MS } from './policy.ts';
import type { Row } from './row.ts';

// A text message can be judged once its one-time PIN can no longer be typed.
const SETTLED_MS = ACCEPTANCE_MS + PIN_LIFE_MS;

const settledBy = (sends: readonly number[], now: number): readonly number[] =>
  sends.filter((at) => now - at >= SETTLED_MS && now - at < CONVERSION.withinMs).slice(-CONVERSION.sends);

const converts = ({ sends, acceptances }: Row, now: number): boolean => {
  const settled = settledBy(sends, now);
  const [oldest] = settled;
  if (oldest === undefined || settled.length < CONVERSION.sends) return true;
  return acceptances.filter((at) => at >= oldest).length >= CONVERSION.accepted;
};

/** Why the whole line sends nothing now, or undefined: too many a minute, or too few of them used (O9). */
export const lineRefusal = (row: Row, now: number): 'halted' | undefined =>
  fits(row.sends, LINE_SENDS, now) && converts(row, now) ? undefined : 'halted';

/** The line's row with a text message at `now`; what can no longer be judged is dropped. */
export const withLineSend = (row: Row, now: number): Row => {
  const pending = row.sends.filter((at) => !(now - at >= SETTLED_MS));
  return { ...row, sends: [...settledBy(row.sends, now), ...pending, now] };
};

/** The line's row with a one-time PIN accepted at `now`. */
export const withAcceptance = (row: Row, now: number): Row => ({
  ...row,
  acceptances: [...row.acceptances.filter((at) => !(now - at >= CONVERSION.withinMs)), now].slice(
    -CONVERSION.sends,
  ),
});
