import type { Limit } from '@opsline/attempts';
import { day, hour, minute } from '@opsline/function-kit/durations';

/** Wrong answers of one account, and of one caller (security D3; Microsoft Entra allows 5 in 24 hours). */
export const wrongAnswers: readonly Limit[] = [{ count: 5, withinMs: day }];

/** Resets of one account, and texted to one phone (security D15; ours, ADSelfService Plus allows 4 in 7 days). */
export const resets: readonly Limit[] = [
  { count: 1, withinMs: hour },
  { count: 3, withinMs: 7 * day },
];

/** For so long the same details in the same conversation are the same request: a second reset is not due anyway. */
export const requestMs = hour;

/**
 * Answers whose comparison began this long ago and has no verdict never got one: the function ends after 25 s, and then
 * nobody learned anything from them (ours).
 */
export const comparisonMs = minute;

/** For so long the helpdesk is not told again that an account's record cannot be read (ours). */
export const noticeMs = day;

/** How often a password is drawn when the directory's policy refuses it (C49). */
export const mostDraws = 3;

/** No limit looks further back than this. */
export const longestMemoryMs = 7 * day;
