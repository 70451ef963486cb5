import { keyArn } from '@opsline/settings/arn';
import { tableName } from '@opsline/settings/aws-names';
import { connectInstanceArn } from '@opsline/settings/connect';
import { reservedConcurrency, retentionDays } from '@opsline/settings/numbers';
import { email, oneOf } from '@opsline/settings/text';

/** What a deployment may set. */
export const parameters = {
  connectInstanceArn,
  concurrency: reservedConcurrency,
  alarmEmail: email,
  logRetentionDays: retentionDays,
  existingEmployeeTable: tableName,
  existingCallerKeyArn: keyArn,
  deletionProtection: oneOf(['on', 'off']),
};
