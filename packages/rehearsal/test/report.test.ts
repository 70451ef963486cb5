import { expect, test } from 'vitest';
import type { Operation } from '../src/account.ts';
import { changes, isOnlyUploaded, lineOf } from '../src/expected.ts';
import { report } from '../src/report.ts';

type Deed = Operation['deeds'][number];

function deed(of: Partial<Deed>): Deed {
  return {
    id: 'Table',
    type: 'AWS::DynamoDB::Table',
    how: 'real',
    physicalId: 't',
    deed: 'create',
    because: [],
    ...of,
  };
}

function done(...deeds: Deed[]): Operation {
  return { stack: 'opsline-a-dev', outcome: 'deployed', reason: null, deeds };
}

const alarm = { id: 'Alarm', type: 'AWS::CloudWatch::Alarm', how: 'stand-in' } as const;

test('the report counts what was made, by how it was there, and tells what was replaced and why', () => {
  const replaced = deed({ deed: 'replace', because: ['TableName'] });
  expect(
    report([done(deed({}), deed(alarm)), done(replaced, deed({ ...alarm, deed: 'same' }))], {
      missing: ['AWS::New::Thing'],
    }),
  ).toEqual([
    'real: 2 resources of 1 types',
    '     2 AWS::DynamoDB::Table',
    'stand-in: 1 resources of 1 types',
    '     1 AWS::CloudWatch::Alarm',
    'missing: AWS::New::Thing',
    'replaced:',
    '  opsline-a-dev: replace Table (AWS::DynamoDB::Table), because of TableName',
  ]);
});

test('nothing is said to be nothing', () => {
  expect(report([], { missing: [] }).slice(-2)).toEqual(['missing: nothing', 'replaced: nothing']);
});

test('what is as it was is no change', () => {
  const kept = deed({ deed: 'keep' });
  expect(changes([done(deed({ deed: 'same' }), kept)]).map(lineOf)).toEqual([
    'keep Table (AWS::DynamoDB::Table)',
  ]);
});

test.each<[boolean, Partial<Deed>]>([
  [true, { deed: 'update', because: ['Code'] }],
  [false, { deed: 'update', because: ['Code', 'Timeout'] }],
  [false, { deed: 'replace', because: ['Code'] }],
  [false, { deed: 'update', because: ['Code'], type: 'AWS::Lambda::LayerVersion' }],
])('a function that has only another archive: %s, %o', (expected, of) => {
  expect(isOnlyUploaded(deed({ type: 'AWS::Lambda::Function', ...of }))).toBe(expected);
});
