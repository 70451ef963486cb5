import { describe, expect, test } from 'vitest';
import { detailsMatch, readRecord } from '../../src/record/on-record.ts';

const inUtc = { dateOrder: 'day first', timeZone: 'UTC' } as const;

describe('D4 a record that no answer would ever equal', () => {
  const today = '2026-11-20';
  test.each<readonly [string, string | undefined, string | undefined]>([
    ['nothing', undefined, undefined],
    ['no date of birth', undefined, '2019-09'],
    ['no month', '1990-04-17', undefined],
    ['a date of birth that cannot be read', 'unknown', '2019-09'],
    ['a year of two digits', '17/04/90', '2019-09'],
    ['a month that cannot be read', '1990-04-17', 'Summer 2019'],
    ['a date of birth that stands for none', '1900-01-01', '2019-09'],
    ['the first day that a database knows', '1753-01-01 00:00:00', '2019-09'],
    ['the last day that a database knows', '9999-12-31', '2019-09'],
    ['the day on which the record was made', '2026-11-19', '2019-09'],
  ])('%s', (_, birthDate, monthStarted) => {
    expect(readRecord({ birthDate, monthStarted }, inUtc, today)).toBeUndefined();
  });

  test.each([
    ['1990-04-17', '2019-09', { birthDate: '1990-04-17', monthStarted: 9 }],
    ['17/04/1990 00:00:00', 'June 2018', { birthDate: '1990-04-17', monthStarted: 6 }],
    ['19900417000000.0Z', '9', { birthDate: '1990-04-17', monthStarted: 9 }],
  ])('%j and %j are read', (birthDate, monthStarted, record) => {
    expect(readRecord({ birthDate, monthStarted }, inUtc, today)).toEqual(record);
  });
});

describe('D3, D4, C44 comparing', () => {
  const record = { birthDate: '1990-04-17', monthStarted: 9 } as const;
  const nothing = { birthDate: undefined, monthStarted: undefined };
  test.each([
    ['both right', { birthDate: '1990-04-17', monthStarted: 9 }, record, true],
    ['the date wrong', { birthDate: '1990-04-18', monthStarted: 9 }, record, false],
    ['the month wrong', { birthDate: '1990-04-17', monthStarted: 8 }, record, false],
    ['no date given', { birthDate: undefined, monthStarted: 9 }, record, false],
    ['no month given', { birthDate: '1990-04-17', monthStarted: undefined }, record, false],
    [
      'no date on record',
      { birthDate: '1990-04-17', monthStarted: 9 },
      { ...record, birthDate: undefined },
      false,
    ],
    [
      'neither side has a date',
      { birthDate: undefined, monthStarted: 9 },
      { ...record, birthDate: undefined },
      false,
    ],
    ['neither side has anything', nothing, nothing, false],
  ] as const)('%s', (_, said, onRecord, match) => expect(detailsMatch(said, onRecord)).toBe(match));
});
