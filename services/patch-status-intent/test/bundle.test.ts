import { join } from 'node:path';
import { bundlesOf } from '@opsline/local-lambda';
import { bundlesContract } from '@opsline/local-lambda/testing';
import { describe, expect, test } from 'vitest';
import { parseEnvironment as indexRunsIn } from '../src/environment/index-runs.ts';
import { parseEnvironment as patchStatusIn } from '../src/environment/patch-status.ts';
import { parseEnvironment as receiveSlackIn } from '../src/environment/receive-slack.ts';
import { parseEnvironment as replySlackIn } from '../src/environment/reply-slack.ts';
import { parseEnvironment as byNotifyIn } from '../src/environment/send-one-time-pin-by-notify.ts';
import { parseEnvironment as sendOneTimePinIn } from '../src/environment/send-one-time-pin-by-sns.ts';

const folder = join(import.meta.dirname, '..');
const patchStatus = { clients: ['dynamodb', 'kms', 'lambda', 'ssm'], parseEnvironment: patchStatusIn };
const indexRuns = { clients: ['dynamodb', 'ssm'], parseEnvironment: indexRunsIn };
const slack = {
  receiveSlack: { clients: ['secrets-manager', 'sqs'], parseEnvironment: receiveSlackIn },
  replySlack: {
    clients: ['dynamodb', 'lex-runtime-v2', 'secrets-manager', 'sqs'],
    parseEnvironment: replySlackIn,
  },
};
const byNotify = { clients: ['dynamodb', 'kms', 'pinpoint-sms-voice-v2'], parseEnvironment: byNotifyIn };

bundlesContract(await bundlesOf(folder), {
  patchStatus,
  sendOneTimePin: { clients: ['dynamodb', 'kms', 'sns'], parseEnvironment: sendOneTimePinIn },
  indexRuns,
  ...slack,
});

describe('one-time PINs by Notify', async () => {
  bundlesContract(await bundlesOf(folder, { oneTimePins: 'notify' }), {
    patchStatus,
    sendOneTimePin: byNotify,
    indexRuns,
    ...slack,
  });
});

test.each<[string, (variables: Record<string, string>) => unknown, Record<string, string>, string]>([
  ['nothing is set', patchStatusIn, {}, 'environment.ONETIMEPIN_TABLE'],
  ['nothing is set', sendOneTimePinIn, {}, 'environment.EMPLOYEE_TABLE'],
  ['nothing is set', receiveSlackIn, {}, 'environment.SLACK_SIGNING_SECRET_ARN'],
  ['nothing is set', replySlackIn, {}, 'environment.SLACK_BOT_TOKEN_SECRET_ARN'],
  ['a workspace that is none', receiveSlackIn, { SLACK_TEAM: 'opsline' }, 'environment.SLACK_TEAM'],
  ['an address without an end', replySlackIn, { SLACK_API_URL: 'slack' }, 'environment.SLACK_API_URL'],
  ['no configuration is named', byNotifyIn, {}, 'environment.NOTIFY_CONFIGURATION_ID'],
  ['a number that is none', sendOneTimePinIn, { ORIGINATION_NUMBER: '12' }, 'environment.ORIGINATION_NUMBER'],
  ['an offset for a time zone', patchStatusIn, { TIME_ZONE: '+05:30' }, 'environment.TIME_ZONE'],
  ['a prefix that is none', sendOneTimePinIn, { TEXTABLE_PREFIXES: '1' }, 'environment.TEXTABLE_PREFIXES'],
])('when %s, the cold start fails and says so', (_, parseEnvironment, environment, message) => {
  expect(() => parseEnvironment(environment)).toThrow(message);
});
