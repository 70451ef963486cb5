import { expect, test } from 'vitest';
import { administrationOf } from '../../src/serve/administration.ts';

const chance = 'chance: expected a number above 0, up to 1';

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
    addresses: () => {
      throw new Error('nobody asks for them');
    },
    weather: {
      troubles: () => put.map((name) => ({ name, words: '', chance: undefined })),
      set: (name, often) => put.push(`${name} ${often}`) > 0,
      lift: () => {},
    },
    texts: { list: () => [], next: () => Promise.reject(new Error('none')), on: () => () => {} },
    time: { now: () => 0, nextMondayList: () => 0, pass: undefined },
  });
  const response = await app.request('/weather/tables-slow', { method: 'PUT', body });
  const said = await response.json();
  expect([response.status, Array.isArray(said) ? put : said]).toEqual([status, answer]);
});
