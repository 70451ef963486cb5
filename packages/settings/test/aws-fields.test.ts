import { expect } from 'vitest';
import { functionArn, keyArn, topicArn } from '../src/arn.ts';
import { keyAlias, tableName } from '../src/aws-names.ts';
import { botName, botVersion } from '../src/bot-name.ts';
import { connectInstanceArn, handOverQueueArn } from '../src/connect.ts';
import { securityGroupIds, subnetIds } from '../src/network.ts';
import { longestStage, stage } from '../src/stage.ts';
import { type Cases, testFields } from './said.ts';

const instance = 'arn:aws:connect:eu-west-2:111122223333:instance/8c2a-1';
function times(count: number, item: string): string {
  return Array(count).fill(item).join(',');
}
function pseudo(name: string): string {
  return `\${AWS::${name}}`;
}
const ofThisAccount = `arn:${pseudo('Partition')}:lambda:${pseudo('Region')}:${pseudo('AccountId')}:function:f`;
const ofBot = botName('patchStatusBot');

const key = 'arn:aws:kms:eu-west-2:111122223333:key/';
const uuid = '01234567-89ab-cdef-0123-456789abcdef';

const right: Cases = [
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
  ['a key itself', keyArn, `${key}${uuid}`, `${key}${uuid}`],
  ['a key of several Regions', keyArn, `${key}mrk-${'0'.repeat(32)}`, `${key}mrk-${'0'.repeat(32)}`],
  ['a version of a bot', botVersion, '42', '42'],
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
  ['a stage', stage, 'prod-eu-2', 'prod-eu-2'],
  ['the longest stage', stage, 'x'.repeat(longestStage), 'x'.repeat(longestStage)],
];

const queue =
  'expected none, or the ARN of a Connect queue: arn:aws:connect:<region>:<account>:instance/<id>/queue/<id>';
const bot = 'expected patchStatusBot- and up to 85 letters and digits, single - or _ between them';
const letters = 'expected letters and digits, single hyphens between them: a name of Lex has nothing else';

const noKey = 'expected the ARN of a KMS key: arn:aws:kms:<region>:<account>:key/<id>';

const wrong: Cases = [
  ['the ID of a key', keyArn, uuid, noKey],
  ['the ARN of an alias', keyArn, 'arn:aws:kms:eu-west-2:111122223333:alias/opsline-dev-caller', noKey],
  ['the draft of a bot', botVersion, 'DRAFT', 'expected a whole number, from 1 to 99999'],
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

testFields(right, wrong);
