import { readFileSync } from 'node:fs';
import { durationInWords } from '@opsline/lex-kit';
import { pinLifeMs } from '@opsline/otp/policy';
import { gsm7Length, isGsm7 } from '@opsline/otp/testing';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseMonth } from '../src/calendar.ts';
import { flowSentences, messages, prompts, readBack } from '../src/messages.ts';
import { ownerNotices, passwordText, pinText } from '../src/out/messages.ts';
import { resetStates } from '../src/reset/outcomes.ts';
import { details } from './stage/dana.ts';
import { flowFiles, userAdministration } from './stage/phone-line.ts';

test.each([
  ['the one-time PIN for a new password', pinText('048213', 'new password')],
  ['the one-time PIN for an unlock', pinText('048213', 'unlock')],
  ['a new password', passwordText('Tz7k-Wm4q-Xh9vc')],
  ['a long new password', passwordText('Tz7k-Wm4q-Xh9v-Cp3r-Bn6d-Tz7k-Wm4q-Xh9v-Cp3r-Bn6d-Tz7k-Wm4q-Xh9vc')],
  ...Object.entries(ownerNotices),
])('O14 %s is one segment of GSM 7-bit, without a link', (_, text) => {
  expect(isGsm7(text)).toBe(true);
  expect(gsm7Length(text)).toBeLessThanOrEqual(160);
  expect(text).not.toMatch(/https?:|www\.|\.com/);
});

test.each([
  ['new password', 'is your one-time PIN for a new password.'],
  ['unlock', 'is your one-time PIN to unlock your account.'],
  ['helpdesk', 'is your one-time PIN for the helpdesk.'],
] as const)('the text with a one-time PIN says what it is for: %s', (action, words) => {
  expect(pinText('048213', action)).toContain(`048213 ${words}`);
});

test('PR4 PR3 the sentences that are required', () => {
  expect(messages.detailsIncorrect.text).toBe('The details you provided are incorrect.');
  expect(messages.callBack.text).toContain('please call back and try again');
  expect(messages.reset.text).toContain('has been reset and sent to your mobile');
});

test.each(['userIdShape', 'birthDateShape', 'monthStartedShape'] as const)(
  'PR2 %s says that the format seems incorrect',
  (name) => {
    expect(messages[name].text).toMatch(/^That format seems incorrect/);
  },
);

test.each([messages.pinOnItsWay.text, pinText('048213', 'new password'), pinText('048213', 'unlock')])(
  'whoever waits for a one-time PIN is told how long it works: %s',
  (said) => {
    expect(said).toContain(`It works for ${durationInWords(pinLifeMs)}.`);
  },
);

describe('what is written beside messages.ts is what messages.ts says', () => {
  const intents = userAdministration.locales.flatMap((locale) => locale.intents);
  const [months] = userAdministration.locales.flatMap(({ slotTypes }) =>
    slotTypes.filter(({ name }) => name === 'MonthType'),
  );

  test('the prompts of bot.yml', () => {
    const written = intents.flatMap(({ slots, confirmation }) => [
      ...slots.map(({ name, prompt }) => [name, prompt?.groups.flat()]),
      ...(confirmation ? [['confirmation', confirmation.prompt.groups.flat()]] : []),
    ]);
    const said = Object.entries(prompts).map(([name, { text }]) => [
      name,
      [{ contentType: 'PlainText', content: text }],
    ]);
    expect(Object.fromEntries(written)).toEqual(Object.fromEntries(said));
  });

  test('the ends of a reset in the README, each with its words', () => {
    const readme = readFileSync(new URL('../src/reset/README.md', import.meta.url), 'utf8');
    const rows = readme.split('\n').map((line) => /^\| `([a-z, ]+)` *\| [^"]*"([^"]+)"/.exec(line) ?? []);
    const ends = Object.entries(resetStates).filter(([, row]) => 'says' in row);
    for (const [name, row] of ends) {
      const [, , words = 'nothing'] = rows.find(([, first]) => first === name) ?? [];
      expect('says' in row && row.says[0].text, name).toContain(words.split('…')[0]);
    }
    expect(rows.flatMap(([, name]) => name ?? []).toSorted()).toEqual(ends.map(([name]) => name).toSorted());
  });

  test.each(Object.entries(flowSentences))('the texts of the contact flow %s', (name, sentences) => {
    const shape = z.object({
      Actions: z.array(z.object({ Parameters: z.object({ Text: z.optional(z.string()) }) })),
    });
    const texts = shape
      .parse(JSON.parse(flowFiles[name] ?? ''))
      .Actions.flatMap(({ Parameters }) => Parameters.Text ?? []);
    expect(texts.toSorted()).toEqual([...sentences].toSorted());
  });

  test('the months of bot.yml, and no others', () => {
    const numbers = months?.values.map(({ value, synonyms }) => [
      ...new Set([value, ...synonyms].map(parseMonth)),
    ]);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => [index + 1]));
  });

  test.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    'month %i is read back by its name',
    (month) => {
      const spoken = readBack({ ...details, monthStarted: month });
      const said = /you started in (\w+)\b/.exec(spoken.text)?.[1] ?? '';
      expect(parseMonth(said)).toBe(month);
    },
  );
});
