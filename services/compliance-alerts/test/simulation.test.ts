import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measuresOf } from '@opsline/local-states';
import { expect, inject, test } from 'vitest';
import { type Instance, idOf } from './fleet.ts';
import { createWorld, folder, start } from './world.ts';

/** How machines of a fleet are, in turn: two in ten need patches, one is not managed. */
const kinds: readonly Omit<Instance, 'id'>[] = [
  ...Array.from({ length: 7 }, () => ({ patches: {} })),
  { owner: 'web', patches: { missing: 2, critical: 1, security: 1, other: 0 } },
  { owner: 'data', patches: { reboot: 1 } },
  { agent: 'no role' },
];

/** So many machines, the one of the number `first` and those that follow it. */
function fleetFrom(first: number, count: number): readonly Instance[] {
  return Array.from({ length: count }, (_, i) => ({
    id: idOf(first + i),
    name: `machine-${first + i}`,
    ...kinds[i % kinds.length],
  }));
}

const fleets = [
  { instances: 10, accounts: 1 },
  { instances: 1_000, accounts: 1 },
  { instances: 10_000, accounts: 4 },
  { instances: 100_000, accounts: 40 },
];

/** The usual run plays two of them, ten times as much three, and a hundred times all. */
const played = fleets.slice(0, inject('times') >= 100 ? 4 : inject('times') >= 10 ? 3 : 2);

const page = readFileSync(join(folder, 'fleets.md'), 'utf8');

/** The cells of a row of the page's table. */
function rowOf(instances: number): readonly string[] {
  const rows = page.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return rows.find(([first]) => first === instances.toLocaleString('en')) ?? [];
}

test.each(played)('$instances instances in $accounts accounts take what the page says', async (fleet) => {
  const { instances, accounts } = fleet;
  const each = instances / accounts;
  const others = Array.from({ length: accounts - 1 }, (_, i) => String(200_000_000_000 + i));
  const world = createWorld(
    fleetFrom(0, each),
    {},
    undefined,
    Object.fromEntries(others.map((account, i) => [account, fleetFrom((i + 1) * each, each)])),
  );
  const execution = await start(
    world,
    {},
    {
      Accounts: others.map((account) => `${account} eu-west-1 reader`).join(','),
    },
  );
  const { executions, transitions, longestHistory, largestPayload, cents } = measuresOf(execution);
  expect(execution).toMatchObject({ status: 'SUCCEEDED', output: { total: instances } });
  expect(longestHistory).toBeLessThan(25_000);
  expect(largestPayload).toBeLessThan(262_144);
  const numbers = [
    instances,
    accounts,
    executions,
    transitions,
    longestHistory,
    largestPayload,
    world.posts.length,
  ];
  expect(rowOf(instances)).toEqual([...numbers.map((n) => n.toLocaleString('en')), cents.toFixed(2)]);
});
