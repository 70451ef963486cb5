import { functionArn } from '@opsline/settings/arn';
import { botName } from '@opsline/settings/bot-name';
import { connectInstanceArn, handOverQueueArn } from '@opsline/settings/connect';
import { reservedConcurrency } from '@opsline/settings/numbers';
import { queueOfInstance } from '@opsline/settings/rules';
import { bot } from './dialog/bot.ts';

/** What a deployment may set. */
export const parameters = {
  concurrency: reservedConcurrency,
  connectInstanceArn,
  handOverQueueArn,
  botName: botName(bot.name),
  authLookupFunctionArn: functionArn,
};

export const rules = [queueOfInstance];
