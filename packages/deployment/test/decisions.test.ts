import { describe, expect, test } from 'vitest';
import { askedFor, unnamed } from '../src/consent.ts';
import { wrongPlace } from '../src/place.ts';
import { removalOf } from '../src/removal.ts';
import { lockedBut } from '../src/stack-policy.ts';

describe('a yes names exactly what may be lost', () => {
  test.each([
    ['nothing said', undefined, ['a-prod/One', 'a-prod/Two']],
    ['something empty', '', ['a-prod/One', 'a-prod/Two']],
    ['one of two', 'a-prod/One', ['a-prod/Two']],
    ['both, with a blank', ' a-prod/One, a-prod/Two ', []],
    ['both, and one of another service', 'b-prod/Three,a-prod/One,a-prod/Two', []],
    ['the same of another stage', 'a-dev/One,a-dev/Two', ['a-prod/One', 'a-prod/Two']],
    ['the stack alone', 'a-prod', ['a-prod/One', 'a-prod/Two']],
    ['everything, which is no name', '*', ['a-prod/One', 'a-prod/Two']],
  ])('%s', (_, said, missing) => {
    expect(unnamed('a-prod', ['One', 'Two'], said)).toEqual(missing);
  });

  test('what is asked for is what is taken', () => {
    const names = unnamed('a-prod', ['One', 'Two'], '');
    expect(unnamed('a-prod', ['One', 'Two'], askedFor(names).replace('OPSLINE_MAY_LOSE=', ''))).toEqual([]);
  });
});

describe('where a stage is deployed', () => {
  const prod = { account: '111122223333', region: 'eu-west-2', all: {}, services: {} };
  const written = { source: 'services/stages.yml', stages: { prod }, problems: [] };
  const here = { stage: 'prod', region: 'eu-west-2', account: async () => '111122223333' };

  test.each([
    ['where nothing is set, anywhere', undefined, { stage: 'dev' }, []],
    ['where it is set', written, {}, []],
    [
      'not a stage that is not set',
      written,
      { stage: 'dev' },
      ['services/stages.yml: stages.dev: expected the stage, with its account and its Region'],
    ],
    [
      'not in another Region',
      written,
      { region: 'us-east-1' },
      ['services/stages.yml: stages.prod.region: eu-west-2, and not us-east-1'],
    ],
    [
      'not in another account',
      written,
      { account: async () => '999900009999' },
      ['services/stages.yml: stages.prod.account: 111122223333; these credentials are those of 999900009999'],
    ],
    [
      'not by a file that is wrong',
      { ...written, problems: [{ path: 'services/stages.yml: stages.x', message: 'expected y' }] },
      {},
      ['services/stages.yml: stages.x: expected y'],
    ],
  ])('%s', async (_, stages, other, told) => {
    expect(await wrongPlace(stages, { ...here, ...other })).toEqual(told);
  });
});

test('the removal of a stack: what is done by hand first, what is lost, what goes, and what stays and why', () => {
  const standing = (id: string, type: string, policy?: string) => ({
    id,
    type,
    policy,
    physicalId: `my-${id}`,
  });
  expect(
    removalOf([
      standing('Role', 'AWS::IAM::Role'),
      standing('MainFlow', 'AWS::Connect::ContactFlow'),
      standing('Alias', 'AWS::Lex::BotAlias'),
      standing('Slack', 'AWS::SecretsManager::Secret'),
      standing('Employees', 'AWS::DynamoDB::Table', 'RetainExceptOnCreate'),
      standing('Key', 'AWS::KMS::Key', 'Retain'),
      standing('Bucket', 'AWS::S3::Bucket', 'Retain'),
      standing('Attempts', 'AWS::DynamoDB::Table', 'Delete'),
    ]),
  ).toEqual([
    'first  MainFlow (AWS::Connect::ContactFlow) my-MainFlow: in the Connect console, give the phone numbers of this flow to another, or release them',
    'first  Alias (AWS::Lex::BotAlias) my-Alias: in the Lex console, delete the channels of this alias, such as Slack',
    'goes   Slack (AWS::SecretsManager::Secret) my-Slack: what it holds is lost',
    'goes   Attempts (AWS::DynamoDB::Table) my-Attempts: what it holds is lost',
    'goes   3 others',
    'stays  Employees (AWS::DynamoDB::Table) my-Employees: its rows cannot be made again',
    'stays  Key (AWS::KMS::Key) my-Key: what it encrypted or signed would be lost with it',
    'stays  Bucket (AWS::S3::Bucket) my-Bucket: its template says so',
  ]);
});

test("a stack's policy lets everything be updated, and nothing that holds something go, but what is named", () => {
  const allowed = { Effect: 'Allow', Principal: '*', Action: 'Update:*', Resource: '*' };
  const denied = { Effect: 'Deny', Principal: '*', Action: ['Update:Replace', 'Update:Delete'] };
  const of = {
    StringEquals: { ResourceType: expect.arrayContaining(['AWS::DynamoDB::Table', 'AWS::KMS::Key']) },
  };
  expect(lockedBut([])).toEqual([allowed, { ...denied, Resource: '*', Condition: of }]);
  expect(lockedBut(['One'])).toEqual([
    allowed,
    { ...denied, NotResource: ['LogicalResourceId/One'], Condition: of },
  ]);
});
