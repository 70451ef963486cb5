import { functionArn } from '@opsline/settings/arn';
import { botName, botVersion } from '@opsline/settings/bot-name';
import { connectInstanceArn, handOverQueueArn } from '@opsline/settings/connect';
import { dollars, reservedConcurrency, retentionDays } from '@opsline/settings/numbers';
import { queueOfInstance } from '@opsline/settings/rules';
import { email, oneOf } from '@opsline/settings/text';
import { bot } from './dialog/bot.ts';
import { environmentSchema as patchStatus } from './environment/patch-status.ts';
import { environmentSchema as receiveSlack } from './environment/receive-slack.ts';
import { environmentSchema as sendOneTimePin } from './environment/send-one-time-pin.ts';

/** What a deployment may set; what a function is told of it is checked as the function does when it starts. */
export const parameters = {
  timeZone: patchStatus.shape.TIME_ZONE,
  textablePrefixes: sendOneTimePin.shape.TEXTABLE_PREFIXES,
  concurrency: reservedConcurrency,
  sendConcurrency: reservedConcurrency,
  connectInstanceArn,
  handOverQueueArn,
  slackTeam: receiveSlack.shape.SLACK_TEAM,
  assistedNlu: oneOf(['off', 'fallback']),
  botName: botName(bot.name),
  botVersion,
  alarmEmail: email,
  textSpendAlarm: dollars,
  logRetentionDays: retentionDays,
  employeeTable: sendOneTimePin.shape.EMPLOYEE_TABLE,
  authLookupFunctionArn: functionArn,
  callerKey: patchStatus.shape.CALLER_KEY,
};

export const rules = [queueOfInstance];
