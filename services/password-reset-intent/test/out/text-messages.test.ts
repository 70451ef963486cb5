import { gsm7Length, isGsm7 } from '@opsline/otp/testing';
import { expect, test } from 'vitest';
import { messages, noticeText, passwordText, pinText } from '../../src/messages.ts';

test.each([
  ['the one-time PIN', pinText('048213')],
  ['a new password', passwordText('Tz7k-Wm4q-Xh9vc')],
  ['a long new password', passwordText('Tz7k-Wm4q-Xh9v-Cp3r-Bn6d-Tz7k-Wm4q-Xh9v-Cp3r-Bn6d-Tz7k-Wm4q-Xh9vc')],
  ['the notice', noticeText],
])('O14 %s is one segment of GSM 7-bit, without a link', (_, text) => {
  expect(isGsm7(text)).toBe(true);
  expect(gsm7Length(text)).toBeLessThanOrEqual(160);
  expect(text).not.toMatch(/https?:|www\.|\.com/);
});

test('PR4 PR3 the sentences that are required', () => {
  expect(messages.detailsIncorrect.text).toBe('The details you provided are incorrect.');
  expect(messages.callBack.text).toContain('please call back and try again');
  expect(messages.reset.text).toContain('has been reset and sent to your mobile');
});

test.each(['userIdShape', 'birthDateShape', 'birthDateYear', 'monthStartedShape'] as const)(
  'PR2 %s says that the format seems incorrect',
  (name) => {
    expect(messages[name].text).toMatch(/^That format seems incorrect/);
  },
);
