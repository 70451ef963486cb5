import { Readable } from 'node:stream';
import { testCost } from '@opsline/employees/testing';
import { localClient } from '@opsline/local-kit/account';
import { expect, onTestFinished, test } from 'vitest';
import { enrol, list, remove, unlock } from '../../src/employees/actions.ts';
import { deskOf } from '../../src/employees/desk.ts';
import { awsWorld } from '../stage/aws-world.ts';
import { isThisTheirPin, whoIsThis } from '../stage/event.ts';
import { entries } from '../stage/situations.ts';

test('the desk of a stage: its tables and its key, the function’s own', async () => {
  const { handler, endpoint, stop } = await awsWorld();
  onTestFinished(stop);
  const desk = { ...deskOf('test', localClient(endpoint)), cost: testCost };
  const told: string[] = [];
  const doing = {
    stage: 'test',
    dryRun: false,
    tell: (line: string) => void told.push(line),
    note: () => {},
  };
  const given = { desk, doing };
  await list(given);
  expect(told.map((line) => line.slice(0, 3))).toEqual(['101', '102', '103', '104', '105']);
  await entries['the PIN, after five wrong ones']?.({ handler });
  expect(await unlock(given, '104')).toBe(0);
  const right = (pin: string, ContactId: string) => handler(isThisTheirPin(pin, {}, { ContactId }));
  expect(await right('7391', 'c-1')).toMatchObject({ status: 'accepted' });
  await enrol(given, Readable.from(['{ "id": "104", "name": "Dana Ruiz", "pin": "9384" }']));
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
