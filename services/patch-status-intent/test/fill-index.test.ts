import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { type Filling, fillIndex } from '../src/fill-index/fill-index.ts';
import { companyOf, memoryIndex, memoryWindows, now, prefix } from './run-index/company.ts';

const { windows: company } = companyOf(
  Array.from({ length: 20 }, (_, index) => ({
    name: `${prefix}w${index}`,
    targets: [{ name: 'Linux' }],
    executions: [{ started: '5h ago', ran: '30m', groups: { Linux: 'SUCCESS' } }],
  })),
);

/** Systems Manager and an empty index; what was told, and how many calls there were. */
function stage(more: Partial<Filling> = {}) {
  const told: string[] = [];
  let calls = 0;
  const filling: Filling = {
    store: memoryIndex(),
    windows: memoryWindows(() => company),
    now: () => now,
    deadline: new AbortController().signal,
    turn: async () => {
      calls += 1;
    },
    tell: (line) => told.push(line),
    ...more,
  };
  return { filling, told, calls: () => calls };
}

test('an index is filled, and it is told how far that is', async () => {
  const { filling, told } = stage();
  expect(await fillIndex(filling)).toBe(true);
  expect(told.at(0)).toBe('2 of 20 windows');
  expect(told.at(-1)).toBe('All 20 windows are in the index.');
  const { windows } = await filling.store.load();
  expect(windows.map(({ runs }) => runs.length)).toEqual(Array(20).fill(1));
});

test('what was stopped goes on where it stopped', async () => {
  const { filling, told, calls } = stage();
  const stop = new AbortController();
  let left = 40;
  const stopping = async () => {
    left -= 1;
    if (left === 0) stop.abort();
  };
  expect(await fillIndex({ ...filling, deadline: stop.signal, turn: stopping })).toBe(false);
  expect(told.at(-1)).toMatch(/^[5-9] of 20 windows are in the index: run it again/);
  const before = (await filling.store.load()).windows.filter(({ readAt }) => readAt > 0).length;
  expect(await fillIndex(filling)).toBe(true);
  // The list, and four calls for each window that was lacking.
  expect(calls()).toBe(1 + 4 * (20 - before));
});

test('a window that cannot be read is told, and all others are filled', async () => {
  const windows = memoryWindows((windowId) => {
    if (windowId === company[3]?.id) throw Object.assign(new Error('no'), { name: 'AccessDeniedException' });
    return company;
  });
  const { filling, told } = stage({ windows });
  expect(await fillIndex(filling)).toBe(false);
  expect(told.slice(-2)).toEqual([
    '19 of 20 windows are in the index: run it again, it goes on from there.',
    'Systems Manager: AccessDeniedException',
  ]);
});

test.each([
  [['--help'], 0, 'Fills the index of runs'],
  [[], 2, 'expected --stage'],
  [['--stage', 'local', 'all'], 2, 'expected nothing but --stage'],
  [['--stage', 'local'], 2, 'expected AWS_ENDPOINT_URL'],
])('the command with %j ends with %d', async (args, code, says) => {
  const command = join(import.meta.dirname, '../src/fill-index/command.ts');
  const { AWS_ENDPOINT_URL: _, ...env } = process.env;
  const ended = await promisify(execFile)(process.execPath, [command, ...args], { env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error) => ({ code: error.code, said: error.stderr }),
  );
  expect(ended).toEqual({ code, said: expect.stringContaining(says) });
});
