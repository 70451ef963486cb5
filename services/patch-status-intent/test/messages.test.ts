import { readFileSync } from 'node:fs';
import { durationInWords } from '@opsline/lex-kit';
import { pinLifeMs } from '@opsline/otp/policy';
import { gsm7Length } from '@opsline/otp/testing';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { flowSentences, idleMs, messages, pinText, prompts, warningText } from '../src/messages.ts';
import { patchStatusBot } from './stage/conversation-stage.ts';

test('Lex asks for each slot in the words of messages.ts', () => {
  const slots = patchStatusBot.locales.flatMap(({ intents }) => intents.flatMap((intent) => intent.slots));
  const asked = slots.map(({ name, prompt }) => [name, prompt?.groups.flat()]);
  const expected = Object.entries(prompts).map(([name, { text }]) => [
    name,
    [{ contentType: 'PlainText', content: text }],
  ]);
  expect(asked).toEqual(expected);
});

const flow = z.object({
  Actions: z.array(z.object({ Parameters: z.object({ Text: z.optional(z.string()) }) })),
});

test.each(Object.entries(flowSentences))(
  '%s says what messages.ts says, and nothing else',
  (name, sentences) => {
    const text = readFileSync(new URL(`../flows/${name}.json`, import.meta.url), 'utf8');
    const said = flow.parse(JSON.parse(text)).Actions.flatMap(({ Parameters }) => Parameters.Text ?? []);
    expect(said.toSorted()).toEqual([...sentences].toSorted());
  },
);

test('whoever waits for a one-time PIN is told how long it works, by the bot and by the text message', () => {
  for (const said of [messages.pinSent('101').text, messages.pinSentAgain('101').text, pinText('048213')]) {
    expect(said).toContain(`It works for ${durationInWords(pinLifeMs)}.`);
  }
});

test('O14: that somebody tries fits into one text message, without a link', () => {
  expect(gsm7Length(warningText)).toBeLessThanOrEqual(160);
  expect(warningText).not.toMatch(/https?:|www\.|\.(com|net)/);
});

test('how long somebody stays signed in without a message is how long Lex keeps a session', () => {
  expect(patchStatusBot.idleSessionTtlSeconds * 1_000).toBe(idleMs);
  expect(messages.signInFirst.text).toContain(`after ${durationInWords(idleMs)} without a message`);
});
