import { memoryEmployees, testCost, testPepper } from '@opsline/employees/testing';
import { localClient } from '@opsline/local-kit/account';
import { expect, onTestFinished, test } from 'vitest';
import { enrol, list, remove, unlock } from '../../src/employees/actions.ts';
import { type Desk, deskOf } from '../../src/employees/desk.ts';
import { awsWorld } from '../stage/aws-world.ts';
import { isThisTheirPin, whoIsThis } from '../stage/event.ts';
import { entries } from '../stage/situations.ts';

const now = Date.UTC(2026, 10, 20, 8, 0);
const ada = { employeeId: '101', name: 'Ada Marlow', phone: '+15550100101' };
const eve = { employeeId: '105', name: 'Eve Flow' };

/** A desk in memory, and what was done and said at it. */
function work({ dryRun = false, ...changes }: Partial<Desk> & { dryRun?: boolean } = {}) {
  const did: string[] = [];
  const told: string[] = [];
  const noted: string[] = [];
  const desk = {
    employees: memoryEmployees([ada, eve]),
    ids: async function* () {
      yield* ['105', '101'];
    },
    put: async (item: object) => void did.push(`put ${Object.keys(item).length}`),
    remove: async (id: string) => void did.push(`remove ${id}`),
    pins: {
      liftLock: async (id: string) => void did.push(`lift ${id}`),
      unlock: async (id: string, how: string) => {
        did.push(`${how} unlock ${id}`);
        return 'unlocked' as const;
      },
    },
    pepper: async () => testPepper,
    now: () => now,
    cost: testCost,
    ...changes,
  };
  const doing = {
    stage: 'test',
    dryRun,
    tell: (line: string) => void told.push(line),
    note: (line: string) => void noted.push(line),
  };
  return { work: { desk, doing }, did, told, noted };
}

async function* linesOf(...lines: readonly string[]) {
  yield* lines;
}

const dana = '{ "id": "104", "name": "Dana Ruiz", "pin": "9384" }';
const at = '2026-11-20T08:00:00.000Z';

function unlocking(became: 'unlocked' | 'not locked' | 'disabled') {
  return { pins: { liftLock: async () => {}, unlock: async () => became } };
}

test.each<
  [string, Parameters<typeof work>[0], (of: ReturnType<typeof work>['work']) => Promise<number>, object]
>([
  [
    'enrolling',
    {},
    (desk) => enrol(desk, linesOf('', dana, ' ')),
    {
      done: 0,
      did: ['put 3', 'lift 104'],
      told: ['104 enrolled'],
      noted: [`{"at":"${at}","event":"enrolled","stage":"test","employee":"104"}`],
    },
  ],
  [
    'enrolling, looked at',
    { dryRun: true },
    (desk) => enrol(desk, linesOf(dana)),
    { done: 0, did: [], told: ['104 would be enrolled'], noted: [] },
  ],
  [
    'enrolling, until one is refused: by its row',
    {},
    (desk) => enrol(desk, linesOf('', '{}', dana)),
    { done: 1, did: [], told: [], noted: [expect.stringMatching(/^line 2: InputError|^line 2: employee/)] },
  ],
  [
    'enrolling, the table down in no words',
    { put: () => Promise.reject('down') },
    (desk) => enrol(desk, linesOf(dana)),
    { done: 1, did: [], told: [], noted: ['line 1: not enrolled'] },
  ],
  [
    'listing: by ID',
    {},
    list,
    { done: 0, did: [], told: ['101  +15550100101  Ada Marlow', '105  no number  Eve Flow'], noted: [] },
  ],
  [
    'listing, where somebody was removed meanwhile',
    { employees: memoryEmployees([ada]) },
    list,
    { done: 0, did: [], told: ['101  +15550100101  Ada Marlow'], noted: [] },
  ],
  [
    'listing, where a row cannot be read',
    {
      employees: {
        findById: async (id) => (id === '105' ? eve : Promise.reject(new Error(`${id}: no name`))),
      },
    },
    list,
    { done: 1, did: [], told: ['105  no number  Eve Flow'], noted: ['101: no name'] },
  ],
  [
    'listing, where nobody says why',
    { employees: { findById: () => Promise.reject('down') } },
    list,
    { done: 1, did: [], told: [], noted: ['101 cannot be read', '105 cannot be read'] },
  ],
  [
    'unlocking',
    {},
    (desk) => unlock(desk, '101'),
    {
      done: 0,
      did: ['do unlock 101'],
      told: ['101 unlocked'],
      noted: [`{"at":"${at}","event":"unlocked","stage":"test","employee":"101"}`],
    },
  ],
  [
    'unlocking, looked at',
    { dryRun: true },
    (desk) => unlock(desk, '101'),
    { done: 0, did: ['look unlock 101'], told: ['101 would be unlocked'], noted: [] },
  ],
  [
    'unlocking what is not locked',
    unlocking('not locked'),
    (desk) => unlock(desk, '101'),
    { done: 0, told: ['101 was not locked'], noted: [] },
  ],
  [
    '… looked at',
    { ...unlocking('not locked'), dryRun: true },
    (desk) => unlock(desk, '101'),
    { done: 0, told: ['101 was not locked'], noted: [] },
  ],
  [
    'unlocking what is disabled',
    unlocking('disabled'),
    (desk) => unlock(desk, '101'),
    { done: 1, told: [], noted: ['The PIN of 101 is disabled: enrol them anew, with another PIN.'] },
  ],
  [
    'unlocking nobody',
    {},
    (desk) => unlock(desk, '999'),
    { done: 1, did: [], told: [], noted: ['999: no employee of test has this ID.'] },
  ],
  [
    'removing',
    {},
    (desk) => remove(desk, '101'),
    {
      done: 0,
      did: ['remove 101'],
      told: ['101 removed'],
      noted: [`{"at":"${at}","event":"removed","stage":"test","employee":"101"}`],
    },
  ],
  [
    'removing, looked at',
    { dryRun: true },
    (desk) => remove(desk, '101'),
    { done: 0, did: [], told: ['101 would be removed'], noted: [] },
  ],
  [
    'removing nobody',
    {},
    (desk) => remove(desk, '999'),
    { done: 1, did: [], told: [], noted: ['999: no employee of test has this ID.'] },
  ],
])('%s: what is done, told and recorded', async (_, how, carryOut, came) => {
  const { work: given, ...seen } = work(how);
  expect({ done: await carryOut(given), ...seen }).toMatchObject(came);
});

test('the desk of a stage: its tables and its key, the function’s own', async () => {
  const { handler, endpoint, stop } = await awsWorld();
  onTestFinished(stop);
  const desk = { ...deskOf('test', localClient(endpoint)), cost: testCost };
  const { work: given, told } = work(desk);
  await list(given);
  expect(told.map((line) => line.slice(0, 3))).toEqual(['101', '102', '103', '104', '105']);
  await entries['the PIN, after five wrong ones']?.({ handler });
  expect(await unlock(given, '104')).toBe(0);
  const right = (pin: string, ContactId: string) => handler(isThisTheirPin(pin, {}, { ContactId }));
  expect(await right('7391', 'c-1')).toMatchObject({ status: 'accepted' });
  await enrol(given, linesOf(dana));
  expect(await right('9384', 'c-2')).toMatchObject({ status: 'accepted' });
  await remove(given, '101');
  expect(await handler(whoIsThis())).toMatchObject({ status: 'unknown' });
  expect(Math.abs(desk.now() - Date.now())).toBeLessThan(3_600_000);
});

test('the desk of a table that was there before', async () => {
  const { endpoint, stop } = await awsWorld();
  onTestFinished(stop);
  const desk = deskOf('other', localClient(endpoint), 'opsline-test-Employee');
  expect(await desk.employees.findById('101')).toMatchObject({ name: 'Ada Marlow' });
  await expect(deskOf('other', localClient(endpoint)).employees.findById('101')).rejects.toThrow();
});
