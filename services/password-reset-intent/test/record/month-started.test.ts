import { describe, expect, test } from 'vitest';
import { parseMonth } from '../../src/calendar.ts';
import { monthStartedOnRecord } from '../../src/record/on-record.ts';

const inUtc = { dateOrder: 'day first', timeZone: 'UTC' } as const;

test.each([
  ['2019-09', 9],
  ['2019-9', 9],
  ['2019/09', 9],
  ['201909', 9],
  ['09/2019', 9],
  ['9/2019', 9],
  ['09-2019', 9],
  ['09.2019', 9],
  ['09', 9],
  ['9', 9],
  ['September', 9],
  ['Sept', 9],
  ['Sept.', 9],
  ['June 2018', 6],
  ['june, 2018', 6],
  ['Jun-2018', 6],
  ['Jun. 2018', 6],
  ['JUN/2018', 6],
  ['Jun2018', 6],
  ['Jun-18', 6],
  ['18-Jun', 6],
  ['June ’18', 6],
  ['2018 June', 6],
  ['2018-Jun', 6],
  ['2018/June', 6],
  ['15 June 2018', 6],
  ['15-Jun-2018', 6],
  ['June 15, 2018', 6],
  ['2018 June 15', 6],
  ['15 June', 6],
  ['June\u00a02018', 6],
  ['2019-09-30', 9],
  ['20190930', 9],
  ['30/09/2019', 9],
  ['30/09/2019 00:00:00', 9],
  ['2019-09-30 00:00', 9],
  ['9/30/2019 12:00:00 AM', undefined],
  ['20190930000000.0Z', 9],
  ['2019-09-30T23:59:59', 9],
  ['2019-09-30T23:59:59-11:00', 10],
  ['2019-13', undefined],
  ['2019-00', undefined],
  ['13', undefined],
  ['00', undefined],
  ['2019', undefined],
  ['31 June 2018', undefined],
  ['Summer 2018', undefined],
  ['June or July', undefined],
  ['Q2 2018', undefined],
  ['', undefined],
  [undefined, undefined],
])('C46 month started %j', (value, month) => expect(monthStartedOnRecord(value, inUtc)).toBe(month));

describe('each of the twelve months is read, however it is written, and is the one that its name says', () => {
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  const named = (month: number): string =>
    new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2019, month - 1));
  test.each(months.map((month) => [named(month), month] as const))('%s', (name, month) => {
    const two = String(month).padStart(2, '0');
    const written = [
      `${month}`,
      two,
      `2019-${two}`,
      `${two}/2019`,
      `2019-${two}-03`,
      `2019${two}03120000.0Z`,
      name,
      `${name} 2019`,
      `${name.slice(0, 3)}-19`,
    ];
    expect(written.map((text) => [text, monthStartedOnRecord(text, inUtc)])).toEqual(
      written.map((text) => [text, parseMonth(name)]),
    );
    expect(parseMonth(name)).toBe(month);
  });
});
