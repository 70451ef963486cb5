import { expect, test } from 'vitest';
import { clockRoutes, type Time } from '../../src/serve/time.ts';

const now = Date.parse('2026-11-29T01:00:00.000Z');
const monday = Date.parse('2026-11-30T08:00:00.000Z');

/** A clock at that moment; `passed` is told what passes, in seconds. */
function timeWith(passed: number[]): Time {
  return {
    now: () => now + passed.reduce((sum, one) => sum + one, 0) * 1000,
    nextMondayList: () => monday,
    pass: async (ms) => void passed.push(ms / 1000),
  };
}

test('it tells the time, whether that can be moved, and when the Monday list comes', async () => {
  const response = await clockRoutes(timeWith([])).request('/');
  expect([response.status, await response.json()]).toEqual([
    200,
    { now: '2026-11-29T01:00:00.000Z', moves: true, nextMondayList: '2026-11-30T08:00:00.000Z' },
  ]);
});

test.each([
  ['{"seconds": 61}', 61, '2026-11-29T01:01:01.000Z'],
  ['{"seconds": 31536000}', 31_536_000, '2027-11-29T01:00:00.000Z'],
  ['{"to": "2026-11-30T08:00:00Z"}', 111_600, '2026-11-30T08:00:00.000Z'],
  ['{"to": "2026-11-30T08:00:00.000+01:00"}', 108_000, '2026-11-30T07:00:00.000Z'],
])('%s has %i seconds pass, and it is %s then', async (body, seconds, then) => {
  const passed: number[] = [];
  const response = await clockRoutes(timeWith(passed)).request('/', { method: 'POST', body });
  expect([response.status, await response.json()]).toMatchObject([200, { now: then }]);
  expect(passed).toEqual([seconds]);
});

const aWholeNumber = 'seconds: expected a whole number from 1 to 31536000, a year';
const aMoment = 'to: expected a moment of the year to come, such as 2026-11-30T08:00:00Z';
const either = 'the body: expected {"seconds": 61}, or {"to": "2026-11-30T08:00:00Z"}';

test.each([
  ['{"seconds": -61}', aWholeNumber],
  ['{"seconds": 0}', aWholeNumber],
  ['{"seconds": 0.5}', aWholeNumber],
  ['{"seconds": "61"}', aWholeNumber],
  ['{"seconds": null}', aWholeNumber],
  ['{"seconds": 31536001}', aWholeNumber],
  ['{"seconds": 1e999}', aWholeNumber],
  ['{"to": "2026-11-29T00:59:59Z"}', aMoment],
  ['{"to": "2026-11-29T01:00:00Z"}', aMoment],
  ['{"to": "2027-11-29T01:00:01Z"}', aMoment],
  ['{"to": "2026-11-30"}', aMoment],
  ['{"to": "2026-02-30T08:00:00Z"}', aMoment],
  ['{"to": "next Monday"}', aMoment],
  ['{"to": 61}', aMoment],
  ['{"seconds": 61, "to": "2026-11-30T08:00:00Z"}', either],
  ['{"minutes": 1}', either],
  ['{}', either],
  ['[61]', either],
  ['61', either],
  ['null', either],
  ['{"seconds": 61', either],
  ['', either],
])('%s is refused, and nothing passes', async (body, problem) => {
  const passed: number[] = [];
  const response = await clockRoutes(timeWith(passed)).request('/', { method: 'POST', body });
  expect([response.status, await response.json(), passed]).toEqual([400, { problem }, []]);
});

test('beside a real domain controller time is told, and cannot be moved', async () => {
  const app = clockRoutes({ ...timeWith([]), pass: undefined });
  expect(await (await app.request('/')).json()).toMatchObject({ moves: false });
  const response = await app.request('/', { method: 'POST', body: '{"seconds": 61}' });
  expect([response.status, await response.json()]).toEqual([
    409,
    { problem: 'time cannot be moved: the real domain controller keeps that of the machine' },
  ]);
});
