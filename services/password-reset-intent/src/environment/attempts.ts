import { wholeNumber } from '@opsline/settings/numbers';
import { name } from './name.ts';

/** Where attempts are written down, and for how many days they are kept. */
export const attemptVariables = {
  ATTEMPT_TABLE: name,
  ATTEMPT_DAYS: wholeNumber(1, 3653),
};
