import { describe, expect, test } from 'vitest';
import { type Account, inOrder } from './account.ts';
import { instance, key, lookAt } from './look-at.ts';

function employeesThere(name: string) {
  return name === 'opsline-prod-Employee' ? { Table: { TableStatus: 'ACTIVE' } } : undefined;
}
const good: Account = { ...inOrder, DescribeTable: employeesThere };

/** A stack in a state. */
function stackIn(status: string): Account {
  return {
    DescribeStacks: `<DescribeStacksResult><Stacks><member><StackStatus>${status}</StackStatus></member></Stacks></DescribeStacksResult>`,
  };
}

test('in an account where nothing is in the way nothing is found, and everything was only read', async () => {
  const { asked, told } = await lookAt(good);
  expect(told).toEqual([]);
  expect(asked.filter((operation) => !/^(Get|List|Describe)/.test(operation))).toEqual([]);
  expect(Object.keys(good).filter((operation) => !asked.includes(operation))).toEqual(['GetCallerIdentity']);
});

describe('what an account is like is seen on the wire', () => {
  test.each<[string, Account, string]>([
    [
      'a first deployment that failed',
      stackIn('ROLLBACK_COMPLETE'),
      'stops doors-prod: the stack is in ROLLBACK_COMPLETE',
    ],
    [
      'a new account',
      {
        GetAccountSettings: {
          AccountLimit: { ConcurrentExecutions: 10, UnreservedConcurrentExecutions: 10 },
        },
      },
      'stops reserved concurrency: the functions are to hold 10, and 0 can be reserved: 10 in all, 10 of them unreserved',
    ],
    [
      'the SMS sandbox',
      {
        GetSMSSandboxAccountStatus:
          '<GetSMSSandboxAccountStatusResult><IsInSandbox>true</IsInSandbox></GetSMSSandboxAccountStatusResult>',
      },
      'breaks text messages: the account is in the SMS sandbox: texts reach the numbers that were verified, at most ten',
    ],
    [
      'the spend limit of an account where nobody set one',
      { GetSMSAttributes: '<GetSMSAttributesResult><attributes/></GetSMSAttributesResult>' },
      'breaks text messages: texts may cost 1 US dollars a month; after that none is sent, and nobody is told',
    ],
    [
      'no number of its own',
      { ListOriginationNumbers: '<ListOriginationNumbersResult/>' },
      'breaks text messages: there is no number that texts to +1 can come from',
    ],
    [
      'a number that is another account’s',
      {
        ListOriginationNumbers:
          '<ListOriginationNumbersResult><PhoneNumbers><member><PhoneNumber>+18335550199</PhoneNumber></member></PhoneNumbers></ListOriginationNumbersResult>',
      },
      'breaks text messages: +18335550100 is no number of this account in this Region that may text',
    ],
    [
      'no configuration of Notify',
      { DescribeNotifyConfigurations: () => undefined },
      'breaks Notify notify-0123: the account has none of this ID in this Region',
    ],
    [
      'a template of Notify that wants more',
      {
        DescribeNotifyTemplates: {
          NotifyTemplates: [
            {
              Channels: ['SMS'],
              TierAccess: ['ADVANCED'],
              Variables: { time: { Type: 'INTEGER', Required: true, Source: 'CUSTOMER' } },
            },
          ],
        },
      },
      'breaks Notify notify-0123: template notify-code-verification-english-001 wants time too',
    ],
    [
      'a bot of the name',
      { ListBots: { botSummaries: [{ botName: 'doorBot-prod' }] } },
      'stops bot doorBot-prod: the account has one of this name, which is not of this stack',
    ],
    [
      'a table that was left',
      { DescribeTable: { Table: { TableStatus: 'ACTIVE' } } },
      'stops table Doors: an earlier deployment left it',
    ],
    [
      'no table that the stage names',
      { DescribeTable: () => undefined },
      'stops table opsline-prod-Employee: it is not there',
    ],
    [
      'an alias that was left',
      { ListAliases: { Aliases: [{ AliasName: 'alias/doors' }] } },
      'stops alias alias/doors: there is one, which is not of this stack',
    ],
    [
      'a key that will be deleted',
      { DescribeKey: { KeyMetadata: { KeyState: 'PendingDeletion' } } },
      `stops key ${key}: it is PendingDeletion`,
    ],
    [
      'no Connect instance',
      { DescribeInstance: () => undefined },
      `stops Connect instance ${instance}: there is none in this account and Region`,
    ],
    [
      'another queue',
      { DescribeQueue: () => undefined },
      'stops hand-over queue: the instance has none of this ARN',
    ],
    [
      'a flow of the name',
      { ListContactFlows: { ContactFlowSummaryList: [{ Name: 'Doors-prod' }] } },
      'stops contact flow Doors-prod: the instance has one of this name, which is not of this stack',
    ],
    [
      'a network without endpoints, and with an internet gateway alone',
      { DescribeVpcEndpoints: '<vpcEndpointSet/>' },
      'breaks network: nothing leads from subnet-1 to dynamodb, kms, lambda: the functions wait until they are ended',
    ],
    ['no subnet', { DescribeSubnets: '<subnetSet/>' }, 'stops network: there is no subnet-1'],
    [
      'a secret that nobody set',
      { DescribeSecret: { VersionIdsToStages: { one: ['AWSCURRENT'] } } },
      'breaks secret doors/slack: it still has the value it was made with',
    ],
    [
      'a secret that is not there yet',
      { DescribeSecret: () => undefined },
      'note secret doors/slack: it is made by the deployment, with a value nobody knows',
    ],
  ])('%s', async (_, other, finding) => {
    expect((await lookAt({ ...good, ...other })).told).toEqual([finding]);
  });
});

test('the names of a stack that is there are its own, and so is what its functions hold', async () => {
  const { told } = await lookAt({
    ...good,
    ...stackIn('UPDATE_COMPLETE'),
    ListBots: { botSummaries: [{ botName: 'doorBot-prod' }] },
    DescribeTable: { Table: { TableStatus: 'ACTIVE' } },
    ListAliases: { Aliases: [{ AliasName: 'alias/doors' }] },
    ListContactFlows: { ContactFlowSummaryList: [{ Name: 'Doors-prod' }] },
    GetAccountSettings: { AccountLimit: { ConcurrentExecutions: 110, UnreservedConcurrentExecutions: 100 } },
    GetFunctionConcurrency: { ReservedConcurrentExecutions: 10 },
  });
  expect(told).toEqual([]);
});

test('pages are read to their end', async () => {
  let pages = 0;
  const { told } = await lookAt({
    ...good,
    ListBots: () => {
      pages += 1;
      return pages === 1
        ? { botSummaries: [{ botName: 'anotherBot' }], nextToken: 'two' }
        : { botSummaries: [{ botName: 'doorBot-prod' }] };
    },
  });
  expect(told).toEqual([
    'stops bot doorBot-prod: the account has one of this name, which is not of this stack',
  ]);
});

test('what may not be looked at is told, each for itself, and is no good news', async () => {
  const { DescribeStacks } = good;
  const { told } = await lookAt({ ...(DescribeStacks && { DescribeStacks }) });
  expect(told.toSorted()).toEqual(
    [
      'unseen Connect: it could not be looked at: AccessDeniedException',
      'unseen Notify notify-0123: it could not be looked at: AccessDeniedException',
      'unseen aliases of keys: it could not be looked at: AccessDeniedException',
      'unseen bots: it could not be looked at: AccessDeniedException',
      'unseen concurrency: it could not be looked at: AccessDeniedException',
      `unseen key ${key}: it could not be looked at: AccessDeniedException`,
      'unseen network: it could not be looked at: AccessDenied',
      'unseen secret doors/slack: it could not be looked at: AccessDeniedException',
      'unseen tables: it could not be looked at: AccessDeniedException',
      'unseen text messages: it could not be looked at: AccessDenied',
    ].toSorted(),
  );
});
