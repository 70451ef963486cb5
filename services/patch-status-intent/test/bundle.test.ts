import { join } from 'node:path';
import { bundlesOf } from '@opsline/local-lambda';
import { bundlesContract } from '@opsline/local-lambda/testing';
import { expect, test } from 'vitest';
import { parseEnvironment as patchStatusIn } from '../src/environment/patch-status.ts';
import { parseEnvironment as receiveSlackIn } from '../src/environment/receive-slack.ts';
import { parseEnvironment as replySlackIn } from '../src/environment/reply-slack.ts';
import { parseEnvironment as sendOneTimePinIn } from '../src/environment/send-one-time-pin.ts';

bundlesContract(await bundlesOf(join(import.meta.dirname, '..')), {
  patchStatus: { clients: ['dynamodb', 'kms', 'lambda', 'ssm'], parseEnvironment: patchStatusIn },
  sendOneTimePin: { clients: ['dynamodb', 'kms', 'sns'], parseEnvironment: sendOneTimePinIn },
  receiveSlack: { clients: ['secrets-manager', 'sqs'], parseEnvironment: receiveSlackIn },
  replySlack: {
    clients: ['dynamodb', 'lex-runtime-v2', 'secrets-manager', 'sqs'],
    parseEnvironment: replySlackIn,
  },
});

test.each<[string, (variables: Record<string, string>) => unknown, Record<string, string>, string]>([
  ['nothing is set', patchStatusIn, {}, 'environment.ONETIMEPIN_TABLE'],
  ['nothing is set', sendOneTimePinIn, {}, 'environment.EMPLOYEE_TABLE'],
  ['nothing is set', receiveSlackIn, {}, 'environment.SLACK_SIGNING_SECRET_ARN'],
  ['nothing is set', replySlackIn, {}, 'environment.SLACK_BOT_TOKEN_SECRET_ARN'],
  ['a workspace that is none', receiveSlackIn, { SLACK_TEAM: 'opsline' }, 'environment.SLACK_TEAM'],
  ['an address without an end', replySlackIn, { SLACK_API_URL: 'slack' }, 'environment.SLACK_API_URL'],
  ['a time zone that is none', patchStatusIn, { TIME_ZONE: 'Mars/Base' }, 'environment.TIME_ZONE'],
  ['a prefix that is none', sendOneTimePinIn, { TEXTABLE_PREFIXES: '1' }, 'environment.TEXTABLE_PREFIXES'],
])('when %s, the cold start fails and says so', (_, parseEnvironment, environment, message) => {
  expect(() => parseEnvironment(environment)).toThrow(message);
});
