import { functionArn } from '@opsline/settings/arn';
import { botName, botVersion } from '@opsline/settings/bot-name';
import { connectInstanceArn, handOverQueueArn } from '@opsline/settings/connect';
import { reservedConcurrency, retentionDays } from '@opsline/settings/numbers';
import { queueOfInstance } from '@opsline/settings/rules';
import { email } from '@opsline/settings/text';
import { bot } from './dialog/bot.ts';

/** What a deployment may set. */
export const parameters = {
  concurrency: reservedConcurrency,
  connectInstanceArn,
  handOverQueueArn,
  botName: botName(bot.name),
  botVersion,
  alarmEmail: email,
  logRetentionDays: retentionDays,
  authLookupFunctionArn: functionArn,
};

export const rules = [queueOfInstance];
