/** At most `count` within any `withinMs` milliseconds. */
export type Limit = { readonly count: number; readonly withinMs: number };

// Written so that a time in the future, or not a number, counts as recent.
function recent(times: readonly number[], withinMs: number, now: number): readonly number[] {
  return times.filter((at) => !(now - at >= withinMs));
}

/** Whether one more at `now` stays within every limit. Times are epoch ms. */
export function fits(times: readonly number[], limits: readonly Limit[], now: number): boolean {
  return limits.every(({ count, withinMs }) => recent(times, withinMs, now).length < count);
}

/** The times with `now` added, and without those that no limit looks at any more. */
export function withTime(times: readonly number[], limits: readonly Limit[], now: number): readonly number[] {
  return [...recent(times, Math.max(...limits.map(({ withinMs }) => withinMs)), now), now];
}
