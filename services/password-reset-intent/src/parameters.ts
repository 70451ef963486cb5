import { isPossible } from '@opsline/otp/proof';
import { keyArn } from '@opsline/settings/arn';
import { botName, botVersion } from '@opsline/settings/bot-name';
import { connectInstanceArn, handOverQueueArn } from '@opsline/settings/connect';
import { bundledFile } from '@opsline/settings/file';
import { securityGroupIds, subnetIds } from '@opsline/settings/network';
import { dollars, reservedConcurrency, retentionDays } from '@opsline/settings/numbers';
import { bothOrNeither, neededWhere, queueOfInstance, type Rule } from '@opsline/settings/rules';
import { email } from '@opsline/settings/text';
import { messagesBy, oneTimePinsBy } from '@opsline/settings/texts';
import { timeZone } from '@opsline/settings/time-zone';
import * as z from 'zod/mini';
import { bot } from './dialog/bot.ts';
import { environmentSchema as notifyHelpdesk } from './environment/notify-helpdesk.ts';
import { environmentSchema as passwordReset } from './environment/password-reset.ts';
import { environmentSchema as byNotify } from './environment/text-one-time-pin-by-notify.ts';
import { environmentSchema as bySns } from './environment/text-owner-by-sns.ts';

const { shape } = passwordReset;

/** What a deployment may set; what a function is told of it is checked as the function does when it starts. */
export const parameters = {
  directoryUrls: shape.DIRECTORY_URLS,
  directoryBaseDn: shape.DIRECTORY_BASE_DN,
  directoryBindDn: shape.DIRECTORY_BIND_DN,
  directoryBindPassword: shape.DIRECTORY_BIND_PASSWORD,
  directoryCaFile: z.pipe(bundledFile, shape.DIRECTORY_CA_FILE),
  existingDirectoryKeyArn: keyArn,
  directoryDenyGroups: shape.DIRECTORY_DENY_GROUPS,
  directoryAttributes: shape.DIRECTORY_ATTRIBUTES,
  directoryDateOrder: shape.DIRECTORY_DATE_ORDER,
  subnetIds,
  securityGroupIds,
  possession: shape.POSSESSION,
  callerNumber: shape.CALLER_NUMBER,
  textablePrefixes: shape.TEXTABLE_PREFIXES,
  numberHoldHours: shape.NUMBER_HOLD_HOURS,
  timeZone,
  oneTimePins: oneTimePinsBy,
  messages: messagesBy,
  originationNumber: bySns.shape.ORIGINATION_NUMBER,
  senderId: bySns.shape.SENDER_ID,
  notifyConfigurationId: byNotify.shape.NOTIFY_CONFIGURATION_ID,
  notifyTemplateId: byNotify.shape.NOTIFY_TEMPLATE_ID,
  connectInstanceArn,
  handOverQueueArn,
  noticeTopicArn: notifyHelpdesk.shape.NOTICE_TOPIC_ARN,
  noticeEmail: email,
  attemptDays: shape.ATTEMPT_DAYS,
  botName: botName(bot.name),
  botVersion,
  alarmEmail: email,
  textSpendAlarm: dollars,
  logRetentionDays: retentionDays,
  concurrency: reservedConcurrency,
  sendConcurrency: reservedConcurrency,
  noticeConcurrency: reservedConcurrency,
};

/** Answers alone are no proof of anything. */
const somethingIsProved: Rule = ({ possession, callerNumber }) =>
  isPossible('new password', {
    possession: possession === 'off' ? 'off' : 'on',
    callerNumber: callerNumber === 'off' ? 'off' : 'on',
  })
    ? []
    : [{ path: 'callerNumber', message: 'expected on, since possession is off' }];

export const rules = [
  somethingIsProved,
  queueOfInstance,
  bothOrNeither('subnetIds', 'securityGroupIds'),
  neededWhere('oneTimePins', 'notify', 'notifyConfigurationId'),
];
