import { gsm7Length, isGsm7 } from '@opsline/otp/testing';
import { expect, test } from 'vitest';

test.each([
  ['', 0],
  ['123456 is your one-time PIN', 27],
  ['@£$¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ', 28],
  ['Ñ¿ñ¡', 4],
  ['\r\n', 2],
  ['^{}\\[~]|€', 18],
  ['x'.repeat(160), 160],
  ['x'.repeat(161), 161],
])('O14: %j has %i septets', (text, septets) => {
  expect(isGsm7(text)).toBe(true);
  expect(gsm7Length(text)).toBe(septets);
});

test.each(['`', 'ç', '’', '…', '—', '✓', '\u00a0', '😀'])('O14: %s is not in the alphabet', (text) => {
  expect(isGsm7(text)).toBe(false);
  expect(() => gsm7Length(text)).toThrow('GSM 7-bit alphabet');
});
