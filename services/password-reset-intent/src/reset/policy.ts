import type { Limit } from '@opsline/attempts';
import { day, hour } from '@opsline/function-kit/durations';

/** For so long a wrong answer counts. */
export const wrongAnswersMs = day;

/** Wrong answers of one account, and of one caller (ours; Microsoft Entra allows 5 in 24 hours). */
export const wrongAnswers: readonly Limit[] = [{ count: 5, withinMs: wrongAnswersMs }];

/** For so long an unlock counts. */
export const unlocksMs = day;

/**
 * Unlocks of one account (ours): each allows the directory's tries at the password again, so they bound the guesses a day. A
 * reset counts apart: it leaves no old password to guess, and whoever was unlocked may need one.
 */
export const unlocks: readonly Limit[] = [{ count: 3, withinMs: unlocksMs }];

/** The pause between two resets. */
export const pause: Limit = { count: 1, withinMs: hour };

/** Resets of one account, and texted to one phone (ours; ADSelfService Plus allows 4 in 7 days). */
export const resets: readonly Limit[] = [pause, { count: 3, withinMs: 7 * day }];
