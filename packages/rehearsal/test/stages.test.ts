import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../src/sources.ts';
import { everythingSet, stagesOf, withMore } from '../src/stages.ts';

const example = await readFile(join(root, 'services/stages.example.yml'), 'utf8');

test('everything is set that the example sets, and that it shows', () => {
  const set = everythingSet(example);
  expect(set.all).toMatchObject({ timeZone: 'Europe/London', concurrency: '20' });
  expect(set.services['compliance-alerts']).toMatchObject({ slackChannel: 'C0123456789', allClear: 'true' });
});

test.each(['existingEmployeeTable', 'existingCallerKeyArn', 'existingDirectoryKeyArn', 'botVersion'])(
  'a first deployment cannot have %s',
  (name) => {
    expect(example).toContain(`#${name}: `);
    const { all, services } = everythingSet(example);
    expect([all, ...Object.values(services)].filter((it) => Object.hasOwn(it, name))).toEqual([]);
  },
);

test('every stage is in one account and Region', () => {
  const place = { account: '111122223333', region: 'eu-west-2' };
  const set = withMore({ all: { timeZone: 'UTC' }, services: {} }, 'front-door', { botName: 'blue' });
  expect(JSON.parse(stagesOf({ dev: undefined, prod: set }))).toEqual({
    stages: {
      dev: place,
      prod: { ...place, all: { timeZone: 'UTC' }, services: { 'front-door': { botName: 'blue' } } },
    },
  });
});
