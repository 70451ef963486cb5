/** At most `count` within any `withinMs` milliseconds. */
export type Limit = { readonly count: number; readonly withinMs: number };

// Written so that a time in the future, or not a number, counts as recent.
const recent = (times: readonly number[], withinMs: number, now: number): readonly number[] =>
  times.filter((at) => !(now - at >= withinMs));

/** Whether one more at `now` stays within every limit. Times are epoch ms. */
export const fits = (times: readonly number[], limits: readonly Limit[], now: number): boolean =>
  limits.every(({ count, withinMs }) => recent(times, withinMs, now).length < count);

/** The times with `now` added, and without those that no limit looks at any more. */
export const withTime = (
  times: readonly number[],
  limits: readonly Limit[],
  now: number,
): readonly number[] => [...recent(times, Math.max(...limits.map(({ withinMs }) => withinMs)), now), now];
