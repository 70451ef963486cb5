import type { ResourceChange } from '@aws-sdk/client-cloudformation';
import { describe, expect, test } from 'vitest';
import { judge, readChange } from '../src/changes.ts';

const table = { LogicalResourceId: 'Attempts', ResourceType: 'AWS::DynamoDB::Table' } as const;
const flow = { LogicalResourceId: 'MainFlow', ResourceType: 'AWS::Connect::ContactFlow' } as const;
const keySchema = [
  recreated('KeySchema', 'Always'),
  recreated('Tags', 'Never'),
  recreated('KeySchema', 'Always'),
];

function recreated(Name: string, RequiresRecreation: 'Always' | 'Never' | 'Conditionally') {
  return { Target: { Attribute: 'Properties', Name, RequiresRecreation } as const };
}

describe('a change, as CloudFormation says it, and what is shown of it', () => {
  test.each<[string, ResourceChange, string, needsYes: boolean, locked: boolean]>([
    [
      'something new',
      { ...table, Action: 'Add' },
      'create      Attempts (AWS::DynamoDB::Table)',
      false,
      false,
    ],
    [
      'something taken in',
      { ...table, Action: 'Import' },
      'create      Attempts (AWS::DynamoDB::Table)',
      false,
      false,
    ],
    [
      'something changed in place',
      { ...table, Action: 'Modify', Replacement: 'False' },
      'update      1 in place',
      false,
      false,
    ],
    [
      'a table replaced',
      {
        ...table,
        Action: 'Modify',
        Replacement: 'True',
        PolicyAction: 'ReplaceAndDelete',
        Details: keySchema,
      },
      'replace     Attempts (AWS::DynamoDB::Table), because of KeySchema: what it holds is lost',
      true,
      true,
    ],
    [
      'a table that may have to be replaced',
      {
        ...table,
        Action: 'Modify',
        Replacement: 'Conditional',
        Details: [recreated('TableName', 'Conditionally')],
      },
      'may replace Attempts (AWS::DynamoDB::Table), because of TableName: what it holds is lost',
      true,
      true,
    ],
    [
      'a table of which CloudFormation cannot tell',
      { ...table, Action: 'Dynamic' },
      'may replace Attempts (AWS::DynamoDB::Table): what it holds is lost',
      true,
      true,
    ],
    [
      'a table replaced, the old one retained',
      { ...table, Action: 'Modify', Replacement: 'True', PolicyAction: 'ReplaceAndRetain' },
      'replace     Attempts (AWS::DynamoDB::Table): the old one stays in the account, and in no stack',
      false,
      true,
    ],
    [
      'a table deleted',
      { ...table, Action: 'Remove', PolicyAction: 'Delete' },
      'delete      Attempts (AWS::DynamoDB::Table): what it holds is lost',
      true,
      true,
    ],
    [
      'a table deleted, of which nothing is said',
      { ...table, Action: 'Remove' },
      'delete      Attempts (AWS::DynamoDB::Table): what it holds is lost',
      true,
      true,
    ],
    [
      'a table retained',
      { ...table, Action: 'Remove', PolicyAction: 'Retain' },
      'delete      Attempts (AWS::DynamoDB::Table): the old one stays in the account, and in no stack',
      false,
      true,
    ],
    [
      'a key deleted',
      {
        LogicalResourceId: 'Pepper',
        ResourceType: 'AWS::KMS::Key',
        Action: 'Remove',
        PolicyAction: 'Delete',
      },
      'delete      Pepper (AWS::KMS::Key): what it holds is lost',
      true,
      true,
    ],
    [
      'a secret replaced',
      {
        LogicalResourceId: 'Slack',
        ResourceType: 'AWS::SecretsManager::Secret',
        Action: 'Modify',
        Replacement: 'True',
      },
      'replace     Slack (AWS::SecretsManager::Secret): what it holds is lost',
      true,
      true,
    ],
    [
      'something that can be made again',
      { ...flow, Action: 'Remove', PolicyAction: 'Delete' },
      'delete      MainFlow (AWS::Connect::ContactFlow)',
      false,
      false,
    ],
    [
      'something replaced that can be made again',
      { ...flow, Action: 'Modify', Replacement: 'True', Details: [recreated('InstanceArn', 'Always')] },
      'replace     MainFlow (AWS::Connect::ContactFlow), because of InstanceArn',
      false,
      false,
    ],
  ])('%s', (_, change, line, needsYes, locked) => {
    expect(judge([readChange(change)], new Set(), 'all')).toEqual({
      lines: [line],
      needsYes: needsYes ? [change.LogicalResourceId] : [],
      locked: locked ? [change.LogicalResourceId] : [],
    });
  });
});

test('a forgotten parameter can delete nothing: what the template still names goes only with a yes', () => {
  const removed = [{ ...flow, Action: 'Remove', PolicyAction: 'Delete' } as const].map(readChange);
  expect(judge(removed, new Set(['MainFlow']), 'what goes')).toEqual({
    lines: ['delete      MainFlow (AWS::Connect::ContactFlow): only because a parameter is not set'],
    needsYes: ['MainFlow'],
    locked: [],
  });
});

test('a table that a parameter switches off is lost for both reasons, and needs one yes', () => {
  const removed = [readChange({ ...table, Action: 'Remove' })];
  expect(judge(removed, new Set(['Attempts']), 'what goes')).toMatchObject({
    lines: [
      'delete      Attempts (AWS::DynamoDB::Table): what it holds is lost; only because a parameter is not set',
    ],
    needsYes: ['Attempts'],
  });
});

test('of what goes, only that is shown; of all, what goes comes first', () => {
  const changes = [
    readChange({ ...table, Action: 'Add' }),
    readChange({ ...table, LogicalResourceId: 'Other', Action: 'Modify', Replacement: 'False' }),
    readChange({ ...flow, Action: 'Remove' }),
  ];
  const named = new Set(['Attempts', 'Other']);
  expect(judge(changes, named, 'what goes').lines).toEqual([
    'delete      MainFlow (AWS::Connect::ContactFlow)',
  ]);
  expect(judge(changes, named, 'all').lines).toEqual([
    'delete      MainFlow (AWS::Connect::ContactFlow)',
    'create      Attempts (AWS::DynamoDB::Table)',
    'update      1 in place',
  ]);
  expect(judge([], named, 'all')).toEqual({ lines: [], needsYes: [], locked: [] });
});
