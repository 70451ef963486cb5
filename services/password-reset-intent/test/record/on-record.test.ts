import fc from 'fast-check';
import { afterEach, describe, expect, inject, test, vi } from 'vitest';
import { birthDateOnRecord, monthStartedOnRecord } from '../../src/record/on-record.ts';

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
  '1990-01-02T23:59:60',
  '1990-01-02  00:00',
  '02  /  01  /  1990',
  '02/01/1990 00:00:00',
  '2/1/1990 0:00',
  '02.01.1990 00:00',
  '2/1/1990 12:00:00 AM',
  '2/1/1990 11:59:59 p.m.',
  '2 January 1990 00:00:00',
  'Jan 2 1990 12:00AM',
  'Jan  2 1990  1:00AM',
  '1990-01-02Z',
  '1990-01-02+14:00',
  '1990-01-02T00:00:00Z',
  '1990-01-02T00:00:00.000Z',
  '1990-01-02 00:00:00 UTC',
  '1990-01-02 00:00:00 +02:00',
  '1990-01-02T00:00:00+14:00',
  '1990-01-02T00:00:00+02:59',
  '1990-01-02T00:00:00-12',
  '19900102T000000Z',
  '19900102t000000z',
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
    '1990-01-02 00:00:61',
    '1990-01-02 13:00 PM',
    '1990-01-02 0:00 AM',
    '1990-01-02T00:00:00+15:00',
    '1990-01-02T00:00:00+02:60',
    '1990-01-02T00:00:00 CET',
    '199001',
    '199001021',
    '0',
    'Tue, 02 Jan 1990',
    '122753664000000000',
  ])('%j is no date', (value) => expect(birthDateOnRecord(value, inUtc)).toBeUndefined());

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
