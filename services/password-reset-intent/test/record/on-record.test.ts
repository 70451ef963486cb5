import fc from 'fast-check';
import { afterEach, describe, expect, inject, test, vi } from 'vitest';
import { parseMonth } from '../../src/calendar.ts';
import {
  birthDateOnRecord,
  detailsMatch,
  monthStartedOnRecord,
  readRecord,
} from '../../src/record/on-record.ts';

const zones = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Budapest', 'Asia/Kolkata'];
const inUtc = { dateOrder: 'day first', timeZone: 'UTC' } as const;

afterEach(() => vi.unstubAllEnvs());

/** 2 January 1990, as it is written without a time, or with one that says nothing of another day. */
const secondOfJanuary = [
  '1990-01-02',
  '1990-1-2',
  '1990/01/02',
  '1990.01.02',
  '1990. 01. 02.',
  '19900102',
  '02/01/1990',
  '2/1/1990',
  '02-01-1990',
  '2.1.1990',
  '2. 1. 1990',
  '02 / 01 / 1990',
  '2 January 1990',
  '02 Jan 1990',
  '2. January 1990',
  '2nd January, 1990',
  '2-Jan-1990',
  '02JAN1990',
  'January 2, 1990',
  'Jan. 2nd 1990',
  'jan/2/1990',
  '1990 January 2',
  '1990-Jan-02',
  '  1990-01-02\n',
  '2\u00a0January\u00a01990',
  '02\u201301\u20131990',
  '\u202a02/01/1990\u202c',
  '１９９０-01-02',
  '1990-01-02T00:00:00',
  '1990-01-02T23:59:59.999',
  '1990-01-02 00:00',
  '1990-01-02 00:00:00',
  '1990-01-02 23:59:59.9999999',
  '02/01/1990 00:00:00',
  '2/1/1990 0:00',
  '02.01.1990 00:00',
  '2/1/1990 12:00:00 AM',
  '2/1/1990 11:59:59 p.m.',
  '2 January 1990 00:00:00',
  'Jan 2 1990 12:00AM',
  '1990-01-02Z',
  '1990-01-02+14:00',
  '1990-01-02T00:00:00Z',
  '1990-01-02T00:00:00.000Z',
  '1990-01-02 00:00:00 UTC',
  '1990-01-02 00:00:00 +02:00',
  '1990-01-02T00:00:00+14:00',
  '1990-01-02T00:00:00-12',
  '19900102T000000Z',
  '19900102000000.0Z',
  '19900102000000,0Z',
  '19900102000000Z',
  '199001020000Z',
  '1990010200Z',
  '199001020000+0200',
  '19900102000000-11',
  '19900102235959',
];

describe('C46 what the directory has', () => {
  test.each(secondOfJanuary)('%j is 2 January 1990, wherever this runs and is', (value) => {
    for (const zone of zones) {
      vi.stubEnv('TZ', zone);
      for (const timeZone of zones) {
        expect(birthDateOnRecord(value, { dateOrder: 'day first', timeZone })).toBe('1990-01-02');
      }
    }
  });

  test.each([
    ['02/01/1990', '1990-02-01'],
    ['2-1-1990 00:00:00', '1990-02-01'],
    ['2/1/1990 12:00:00 AM', '1990-02-01'],
    ['2 January 1990', '1990-01-02'],
    ['1990-01-02', '1990-01-02'],
  ])('month first, where the deployment says so: %j', (value, day) => {
    expect(birthDateOnRecord(value, { ...inUtc, dateOrder: 'month first' })).toBe(day);
  });

  test.each([
    undefined,
    '',
    ' ',
    'unknown',
    'n/a',
    '31/02/1990',
    '31 June 1990',
    '29 Feb 1989',
    '30.02.1990 00:00:00',
    '1990-13-01',
    '1990',
    'January 1990',
    '2 January',
    '2 Janury 1990',
    '2 Januar 90',
    '90-01-02',
    '02/01/90',
    '23.09.87',
    '1990-01-02 or so',
    '1990-01-02 24:00:00',
    '1990-01-02 00:60',
    '1990-01-02 13:00 PM',
    '1990-01-02 0:00 AM',
    '1990-01-02T00:00:00+15:00',
    '1990-01-02T00:00:00 CET',
    '199001',
    '199001021',
    '0',
    'Tue, 02 Jan 1990',
    '122753664000000000',
  ])('%j is no date', (value) => expect(birthDateOnRecord(value, inUtc)).toBeUndefined());

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
  ])('month started %j', (value, month) => expect(monthStartedOnRecord(value, inUtc)).toBe(month));

  test('anything at all is read or not, never thrown', () => {
    const parts = fc.constantFrom(
      '1990',
      '999',
      '0001',
      '-',
      '/',
      '.',
      ' ',
      'T',
      ':',
      '+',
      'Z',
      '00',
      '59',
      'May',
      'AM',
      '12',
      '１',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.array(parts).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom(...zones), (value, timeZone) => {
        const writing = { dateOrder: 'day first', timeZone } as const;
        expect(birthDateOnRecord(value, writing) ?? '1990-01-02').toMatch(/^\d{4}-\d\d-\d\d$/);
        expect(monthStartedOnRecord(value, writing) ?? 1).toBeOneOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      }),
      { numRuns: 300 * inject('times') },
    );
  });

  test.each(['10000101T010000+0200', '9999-12-31T23:00:00-05:00'])(
    '%j is a day of no calendar here',
    (value) => {
      expect(birthDateOnRecord(value, inUtc)).toBeUndefined();
    },
  );
});

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
