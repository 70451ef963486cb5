import { reservedConcurrency, retentionDays } from '@opsline/settings/numbers';
import { email } from '@opsline/settings/text';
import { timeZone } from '@opsline/settings/time-zone';

/** What a deployment may set; what a function is told of it is checked as the function does when it starts. */
export const parameters = {
  timeZone,
  concurrency: reservedConcurrency,
  alarmEmail: email,
  logRetentionDays: retentionDays,
};
