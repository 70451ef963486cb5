import { reservedConcurrency, retentionDays } from '@opsline/settings/numbers';
import { email } from '@opsline/settings/text';
import { environmentSchema as codeHook } from './environment/code-hook.ts';

/** What a deployment may set; what a function is told of it is checked as the function does when it starts. */
export const parameters = {
  timeZone: codeHook.shape.TIME_ZONE,
  concurrency: reservedConcurrency,
  alarmEmail: email,
  logRetentionDays: retentionDays,
};
