import { describe, expect, test } from 'vitest';
import { parseEnvironment as patchStatusIn } from '../src/environment/patch-status.ts';
import { parseEnvironment as sendOneTimePinIn } from '../src/environment/send-one-time-pin-by-sns.ts';

const patchStatus = {
  ONETIMEPIN_TABLE: 'opsline-dev-Onetimepin',
  PEPPER_KEY: 'alias/opsline-dev-one-time-pin',
  ASSERTION_KEY: 'alias/opsline-dev-assertion',
  SEND_ONE_TIME_PIN_FUNCTION: 'opsline-patch-status-intent-dev-sendOneTimePin',
  INDEX: 'off',
  PATCH_RUN_TABLE: 'opsline-dev-PatchRun',
  TIME_ZONE: 'UTC',
};
const sendOneTimePin = {
  EMPLOYEE_TABLE: 'opsline-dev-Employee',
  ONETIMEPIN_TABLE: 'opsline-dev-Onetimepin',
  PEPPER_KEY: 'alias/opsline-dev-one-time-pin',
  TEXTABLE_PREFIXES: '+1',
  ORIGINATION_NUMBER: '',
  SENDER_ID: '',
};

describe('the time zone in which moments are told', () => {
  test.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['Etc/UTC', 'Etc/UTC'],
    ['US/Eastern', 'US/Eastern'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    [' Europe/Berlin\n', 'Europe/Berlin'],
  ])('may be "%s"', (given, zone) => {
    expect(patchStatusIn({ ...patchStatus, TIME_ZONE: given }).TIME_ZONE).toBe(zone);
  });

  test.each(['+05:30', 'europe/berlin', 'Europe Berlin', ''])('may not be "%s"', (given) => {
    expect(() => patchStatusIn({ ...patchStatus, TIME_ZONE: given })).toThrow(
      'environment.TIME_ZONE: expected an IANA time zone',
    );
  });
});

test.each([
  ['+1,+44', '+1,+44'],
  ['+1, +44', '+1,+44'],
  [' +1 ,\t+44 ', '+1,+44'],
])('prefixes of numbers that may be texted: "%s"', (given, prefixes) => {
  expect(sendOneTimePinIn({ ...sendOneTimePin, TEXTABLE_PREFIXES: given }).TEXTABLE_PREFIXES).toBe(prefixes);
});

test.each([
  ['+1,,+44', '1'],
  ['+1,44', '1'],
  ['1', '0'],
  ['', '0'],
])('no prefixes of numbers: "%s"', (given, place) => {
  expect(() => sendOneTimePinIn({ ...sendOneTimePin, TEXTABLE_PREFIXES: given })).toThrow(
    `environment.TEXTABLE_PREFIXES.${place}: expected a plus sign and one to seven digits`,
  );
});
