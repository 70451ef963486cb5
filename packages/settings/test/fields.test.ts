import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { keyAlias, tableName } from '../src/aws-names.ts';
import { botName } from '../src/bot-name.ts';
import { connectInstanceArn, handOverQueueArn } from '../src/connect.ts';
import { functionArn } from '../src/function-arn.ts';
import { httpsAddress, webhookAddress } from '../src/https.ts';
import { list } from '../src/list.ts';
import { securityGroupIds, subnetIds } from '../src/network.ts';
import { reservedConcurrency, retentionDays, wholeNumber } from '../src/numbers.ts';
import { longestStage, stage } from '../src/stage.ts';
import { oneOf, text } from '../src/text.ts';
import { textablePrefixes } from '../src/textable-prefixes.ts';
import { timeZone } from '../src/time-zone.ts';
import { topicArn } from '../src/topic-arn.ts';
import { said } from './said.ts';

const instance = 'arn:aws:connect:eu-west-2:111122223333:instance/8c2a-1';
const hook = 'https://prod-01.westeurope.logic.azure.com/workflows/1/triggers/manual/paths/invoke';
const times = (count: number, item: string): string => Array(count).fill(item).join(',');
const pseudo = (name: string): string => `\${AWS::${name}}`;
const ofThisAccount = `arn:${pseudo('Partition')}:lambda:${pseudo('Region')}:${pseudo('AccountId')}:function:f`;
const ofBot = botName('patchStatusBot');

type Cases = readonly (readonly [what: string, schema: z.ZodMiniType<string>, value: string, read: string])[];

const right: Cases = [
  ['text', text, ' OU=Staff \n', 'OU=Staff'],
  ['a word', oneOf(['on', 'off']), ' off', 'off'],
  ['UTC', timeZone, 'UTC', 'UTC'],
  ['a zone of three parts', timeZone, 'America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['a zone with a sign', timeZone, 'Etc/GMT+5', 'Etc/GMT+5'],
  ['an old name', timeZone, 'US/Eastern', 'US/Eastern'],
  ['a newer name', timeZone, 'Europe/Kyiv', 'Europe/Kyiv'],
  ['the older one', timeZone, 'Europe/Kiev', 'Europe/Kiev'],
  ['a zone without a place', timeZone, 'EST5EDT', 'EST5EDT'],
  ['a zone with white space', timeZone, '\tAsia/Kolkata ', 'Asia/Kolkata'],
  ['a list', list(';', z.string()), ' CN=a,DC=b ;CN=c ', 'CN=a,DC=b;CN=c'],
  ['prefixes', textablePrefixes, '+1, +44 ,+491', '+1,+44,+491'],
  ['a number', wholeNumber(-14, 14), ' -3 ', '-3'],
  ['a number in front of which zeros stand', reservedConcurrency, '007', '007'],
  ['one at once', reservedConcurrency, '1', '1'],
  ['a retention', retentionDays, ' 90', '90'],
  ['an instance', connectInstanceArn, ` ${instance} `, instance],
  [
    'an instance in GovCloud',
    connectInstanceArn,
    instance.replace('aws', 'aws-us-gov').replace('eu-west-2', 'us-gov-west-1'),
    'arn:aws-us-gov:connect:us-gov-west-1:111122223333:instance/8c2a-1',
  ],
  ['a queue', handOverQueueArn, `${instance}/queue/9f-2`, `${instance}/queue/9f-2`],
  ['no queue', handOverQueueArn, ' none', 'none'],
  [
    'a topic',
    topicArn,
    'arn:aws:sns:eu-west-2:111122223333:notices',
    'arn:aws:sns:eu-west-2:111122223333:notices',
  ],
  [
    'a function',
    functionArn,
    'arn:aws:lambda:eu-west-2:111122223333:function:a-b_c',
    'arn:aws:lambda:eu-west-2:111122223333:function:a-b_c',
  ],
  ['a function of this account', functionArn, ofThisAccount, ofThisAccount],
  ['a table', tableName, ' opsline-dev-Employee', 'opsline-dev-Employee'],
  ['a key', keyAlias, 'alias/opsline-dev-caller', 'alias/opsline-dev-caller'],
  [
    'subnets',
    subnetIds,
    'subnet-0123456789abcdef0 , subnet-01234567',
    'subnet-0123456789abcdef0,subnet-01234567',
  ],
  ['sixteen subnets', subnetIds, times(16, 'subnet-01234567'), times(16, 'subnet-01234567')],
  ['a security group', securityGroupIds, ' sg-0123456789abcdef0', 'sg-0123456789abcdef0'],
  ['a bot', ofBot, 'patchStatusBot-prod_2', 'patchStatusBot-prod_2'],
  ['a bot of 100 characters', ofBot, `patchStatusBot-${'x'.repeat(85)}`, `patchStatusBot-${'x'.repeat(85)}`],
  [
    'an address',
    httpsAddress,
    ' https://tickets.example.com/api?table=incident',
    'https://tickets.example.com/api?table=incident',
  ],
  ['a webhook', webhookAddress, hook, hook],
  ['a stage', stage, 'prod-eu-2', 'prod-eu-2'],
  ['the longest stage', stage, 'x'.repeat(longestStage), 'x'.repeat(longestStage)],
];

const queue =
  'expected none, or the ARN of a Connect queue: arn:aws:connect:<region>:<account>:instance/<id>/queue/<id>';
const zone = 'expected an IANA time zone, such as Europe/Berlin or Asia/Kolkata';
const prefix = 'expected a plus sign and one to seven digits, such as +44';
const bot = 'expected patchStatusBot- and up to 85 letters and digits, single - or _ between them';
const noHttps = 'expected an https:// address without a user, a password or a #';
const noHook =
  'expected an https:// address up to the "?"; what follows holds a signature (sig), which belongs into the secret';
const letters = 'expected letters and digits, single hyphens between them: a name of Lex has nothing else';

const wrong: Cases = [
  ['nothing', text, ' ', 'expected a value'],
  ['another word', oneOf(['on', 'off']), 'yes', 'expected "on" or "off"'],
  ['a word in capitals', oneOf(['on', 'off']), 'ON', 'expected "on" or "off"'],
  ['an offset', timeZone, '+05:30', zone],
  ['an offset of UTC', timeZone, 'UTC+2', zone],
  ['a city', timeZone, 'Berlin', zone],
  ['a zone in small letters', timeZone, 'europe/berlin', zone],
  ['a blank within a zone', timeZone, 'Europe/ Berlin', zone],
  ['no plus sign', textablePrefixes, '+1,44', `1: ${prefix}`],
  ['a whole number as a prefix', textablePrefixes, '+15550100101', `0: ${prefix}`],
  ['a comma at the end', textablePrefixes, '+1,', `1: ${prefix}`],
  ['two that are wrong', textablePrefixes, '1,44', `0: ${prefix}; 1: ${prefix}`],
  ['none at once', reservedConcurrency, '0', 'expected a whole number, 1 or more'],
  ['half', reservedConcurrency, '2.5', 'expected a whole number, 1 or more'],
  ['a word for a number', reservedConcurrency, 'none', 'expected a whole number, 1 or more'],
  ['a number with an exponent', reservedConcurrency, '1e3', 'expected a whole number, 1 or more'],
  ['too low', wholeNumber(-14, 14), '-15', 'expected a whole number, from -14 to 14'],
  [
    'a retention that CloudWatch has not',
    retentionDays,
    '91',
    expect.stringMatching(/^expected one of 1, 3, 5, 7, 14, 30, 60, 90, 120,/),
  ],
  [
    'an id of an instance',
    connectInstanceArn,
    '8c2a-1',
    expect.stringMatching(/^expected the ARN of a Connect instance/),
  ],
  [
    'an ARN of a queue',
    connectInstanceArn,
    `${instance}/queue/9f-2`,
    expect.stringMatching(/^expected the ARN/),
  ],
  ['an instance for a queue', handOverQueueArn, instance, queue],
  [
    'a FIFO topic',
    topicArn,
    'arn:aws:sns:eu-west-2:111122223333:notices.fifo',
    expect.stringMatching(/^expected the ARN of a standard/),
  ],
  [
    'a name of a topic',
    topicArn,
    'notices',
    expect.stringMatching(/^expected the ARN of a standard SNS topic/),
  ],
  [
    'a version of a function',
    functionArn,
    'arn:aws:lambda:eu-west-2:111122223333:function:f:3',
    expect.stringMatching(/^expected the ARN of a function/),
  ],
  [
    'an unknown pseudo parameter',
    functionArn,
    `arn:aws:lambda:${pseudo('StackName')}:111122223333:function:f`,
    expect.stringMatching(/^expected the ARN of a function/),
  ],
  ['a table of two characters', tableName, 'ab', 'expected the name of a DynamoDB table'],
  [
    'an ARN of a key',
    keyAlias,
    'arn:aws:kms:eu-west-2:111122223333:key/1',
    'expected the alias of a KMS key: alias/<name>',
  ],
  ['a key of AWS', keyAlias, 'alias/aws/sns', 'expected the alias of a KMS key: alias/<name>'],
  ['seventeen subnets', subnetIds, times(17, 'subnet-01234567'), 'expected at most 16 of them'],
  [
    'a subnet that is none',
    subnetIds,
    'subnet-01234567;subnet-01234568',
    '0: expected subnet-<8 or 17 hex digits>',
  ],
  ['six security groups', securityGroupIds, times(6, 'sg-01234567'), 'expected at most 5 of them'],
  ['a bot that the function does not know', ofBot, 'AnotherBot', bot],
  ['a bot without a stage', ofBot, 'patchStatusBot', bot],
  ['a bot with two hyphens', ofBot, 'patchStatusBot--prod', bot],
  ['a bot of 101 characters', ofBot, `patchStatusBot-${'x'.repeat(86)}`, bot],
  ['an address without TLS', httpsAddress, 'http://tickets.example.com', noHttps],
  ['an address with a password', httpsAddress, 'https://me:secret@tickets.example.com', noHttps],
  ['two addresses', httpsAddress, 'https://a.example.com https://b.example.com', noHttps],
  ['a whole webhook address', webhookAddress, `${hook}?api-version=1&sig=abc`, noHook],
  ['a webhook address with its question mark', webhookAddress, `${hook}?`, noHook],
  [
    'a stage that is too long',
    stage,
    'x'.repeat(longestStage + 1),
    'expected at most 19 characters: the name of the function opsline-password-reset-intent-<stage>-notifyHelpdesk has at most 64',
  ],
  ['a stage with two hyphens', stage, 'prod--eu', letters],
  ['a stage that begins with a hyphen', stage, '-prod', letters],
  ['a stage with a dot', stage, 'v1.2', letters],
];

describe('is read', () => {
  test.each(right)('%s', (_, schema, value, read) => {
    expect(said(schema, value)).toBe(read);
  });
});

describe('is told to be wrong', () => {
  test.each(wrong)('%s', (_, schema, value, told) => {
    expect(said(schema, value)).toEqual(told);
  });
});

test('every time zone that the runtime lists is read', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  expect(zones.length).toBeGreaterThan(300);
  expect(zones.filter((name) => said(timeZone, name) !== name)).toEqual([]);
});
