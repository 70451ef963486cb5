import { expect, test } from 'vitest';
import { snsTimeouts, textingTimeouts, textTimeouts, timeouts } from '../../src/out/timeouts.ts';

test.each<[string, typeof timeouts, number]>([
  ['a service of AWS', timeouts, 1_000],
  ['SNS with a notice', snsTimeouts, 5_000],
  ['whoever texts', textTimeouts, 3_500],
  ['the function that texts', textingTimeouts, 5_500],
])('%s has so long to answer, and what hangs is thrown', (_, limits, requestTimeout) => {
  expect(limits).toEqual({ connectionTimeout: 1_000, requestTimeout, throwOnRequestTimeout: true });
});
