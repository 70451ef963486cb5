import { afterEach, describe, expect, test, vi } from 'vitest';
import { answersMatch, birthDateOnRecord, monthStartedOnRecord } from '../src/answers.ts';

const zones = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Budapest', 'Asia/Kolkata'];

afterEach(() => vi.unstubAllEnvs());

describe('C46 what the directory has', () => {
  test.each(
    zones.flatMap((zone) => [
      [zone, '1990-01-02'],
      [zone, '19900102'],
      [zone, '02/01/1990'],
      [zone, '2.1.1990'],
      [zone, '1990-01-02T00:00:00Z'],
      [zone, '1990-01-02T00:00:00.000Z'],
      [zone, '1990-01-02T00:00:00+14:00'],
      [zone, '19900102000000.0Z'],
      [zone, '19900102000000Z'],
      [zone, '199001020000+0200'],
    ]),
  )('%s: %s is 2 January 1990', (zone, value) => {
    vi.stubEnv('TZ', zone);
    expect(birthDateOnRecord(value, 'day first')).toBe('1990-01-02');
  });

  test('month first, where the deployment says so', () => {
    expect(birthDateOnRecord('02/01/1990', 'month first')).toBe('1990-02-01');
  });

  test.each([
    '',
    ' ',
    'unknown',
    '31/02/1990',
    '1990',
    '90-01-02',
    '1990-01-02 or so',
    '0',
    'Tue, 02 Jan 1990',
  ])('%j is no date', (value) => expect(birthDateOnRecord(value, 'day first')).toBeUndefined());

  test.each([
    ['2019-09', 9],
    ['201909', 9],
    ['09/2019', 9],
    ['9/2019', 9],
    ['09', 9],
    ['9', 9],
    ['September', 9],
    ['Sept', 9],
    ['2019-09-30', 9],
    ['20190930', 9],
    ['30/09/2019', 9],
    ['20190930000000.0Z', 9],
    ['2019-09-30T23:59:59-11:00', 9],
    ['2019-13', undefined],
    ['13', undefined],
    ['00', undefined],
    ['2019', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('month started %j', (value, month) => expect(monthStartedOnRecord(value, 'day first')).toBe(month));
});

describe('D3, D4, C44 comparing', () => {
  const record = { birthDate: '19900417', monthStarted: '2019-09' };
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
      { ...record, birthDate: '' },
      false,
    ],
    [
      'neither side has anything',
      { birthDate: undefined, monthStarted: undefined },
      { birthDate: undefined, monthStarted: undefined },
      false,
    ],
    [
      'a record that cannot be read',
      { birthDate: undefined, monthStarted: 9 },
      { ...record, birthDate: 'unknown' },
      false,
    ],
  ] as const)('%s', (_, answers, onRecord, match) =>
    expect(answersMatch(answers, onRecord, 'day first')).toBe(match),
  );
});
