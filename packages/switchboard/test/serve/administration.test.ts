import { createHappenings } from '@opsline/page';
import { expect, test } from 'vitest';
import { administrationOf } from '../../src/serve/administration.ts';

const chance = 'chance: expected a number above 0, up to 1';

const noTexts = { list: () => [], next: () => Promise.reject(new Error('none')), on: () => () => {} };

const noTime = { now: () => 0, nextMondayList: () => 0, pass: undefined };

function noAddresses(): never {
  throw new Error('nobody asks for them');
}

test.each([
  ['done', async () => {}, 200, {}],
  ['not done', () => Promise.reject(new Error('it is busy')), 409, { problem: 'it is busy' }],
])('a reset that is %s is answered in words', async (_, reset, status, answer) => {
  const weather = { troubles: () => [], set: () => false, lift: () => {} };
  const happenings = createHappenings(() => 0);
  const parts = { addresses: noAddresses, weather, texts: noTexts, happenings, time: noTime };
  const app = administrationOf({ ...parts, reset });
  const response = await app.request('/reset', { method: 'POST' });
  expect([response.status, await response.json()]).toEqual([status, answer]);
});

test.each([
  ['', 200, ['tables-slow 1']],
  ['{}', 200, ['tables-slow 1']],
  ['{"chance": 0.5}', 200, ['tables-slow 0.5']],
  ['{"chance": 0.5', 400, { problem: 'the body: expected JSON' }],
  ['chance=0.5', 400, { problem: 'the body: expected JSON' }],
  ['{"chance": 2}', 400, { problem: chance }],
  ['null', 400, { problem: chance }],
])('a trouble that is put with the body "%s" is answered by %i', async (body, status, answer) => {
  const put: string[] = [];
  const app = administrationOf({
    addresses: noAddresses,
    weather: {
      troubles: () => put.map((name) => ({ name, words: '', chance: undefined })),
      set: (name, often) => put.push(`${name} ${often}`) > 0,
      lift: () => {},
    },
    happenings: createHappenings(() => 0),
    texts: noTexts,
    time: noTime,
    reset: async () => {},
  });
  const response = await app.request('/weather/tables-slow', { method: 'PUT', body });
  const said = await response.json();
  expect([response.status, Array.isArray(said) ? put : said]).toEqual([status, answer]);
});
