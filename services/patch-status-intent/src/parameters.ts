import { functionArn } from '@opsline/settings/arn';
import { botName, botVersion } from '@opsline/settings/bot-name';
import { connectInstanceArn, handOverQueueArn } from '@opsline/settings/connect';
import { dollars, reservedConcurrency, retentionDays } from '@opsline/settings/numbers';
import { neededWhere, queueOfInstance } from '@opsline/settings/rules';
import { email, oneOf } from '@opsline/settings/text';
import { oneTimePinsBy } from '@opsline/settings/texts';
import { timeZone } from '@opsline/settings/time-zone';
import { bot } from './dialog/bot.ts';
import { environmentSchema as patchStatus } from './environment/patch-status.ts';
import { environmentSchema as receiveSlack } from './environment/receive-slack.ts';
import { environmentSchema as byNotify } from './environment/send-one-time-pin-by-notify.ts';
import { environmentSchema as bySns } from './environment/send-one-time-pin-by-sns.ts';
import { sendingVariables } from './environment/sending.ts';

/**
 * What a deployment may set; what a function is told of it is checked as the function does when it starts, a
 * time zone more strictly.
 */
export const parameters = {
  timeZone,
  textablePrefixes: sendingVariables.TEXTABLE_PREFIXES,
  oneTimePins: oneTimePinsBy,
  originationNumber: bySns.shape.ORIGINATION_NUMBER,
  senderId: bySns.shape.SENDER_ID,
  notifyConfigurationId: byNotify.shape.NOTIFY_CONFIGURATION_ID,
  notifyTemplateId: byNotify.shape.NOTIFY_TEMPLATE_ID,
  concurrency: reservedConcurrency,
  sendConcurrency: reservedConcurrency,
  connectInstanceArn,
  handOverQueueArn,
  index: patchStatus.shape.INDEX,
  indexConcurrency: reservedConcurrency,
  slackTeam: receiveSlack.shape.SLACK_TEAM,
  assistedNlu: oneOf(['off', 'fallback']),
  botName: botName(bot.name),
  botVersion,
  alarmEmail: email,
  textSpendAlarm: dollars,
  logRetentionDays: retentionDays,
  employeeTable: sendingVariables.EMPLOYEE_TABLE,
  authLookupFunctionArn: functionArn,
  assertionKey: patchStatus.shape.ASSERTION_KEY,
};

export const rules = [queueOfInstance, neededWhere('oneTimePins', 'notify', 'notifyConfigurationId')];
