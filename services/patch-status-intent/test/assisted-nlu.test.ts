import { readFileSync } from 'node:fs';
import { loadScenario } from '@opsline/local-aws';
import { virtualClock } from '@opsline/local-kit/clock';
import { createLexRuntime, readBot } from '@opsline/local-lex';
import { expect, onTestFinished, test } from 'vitest';
import { bot } from '../src/dialog/bot.ts';
import { awsWorld } from './stage/aws-world.ts';

/** The bot as it is deployed with this value of the parameter. */
function botWith(assistedNlu: string) {
  return readBot(readFileSync(new URL('../bot.yml', import.meta.url), 'utf8'), 'bot.yml', undefined, {
    'self:custom.botName': `${bot.name}-test`,
    'checked:assistedNlu': assistedNlu,
  });
}

test.each([
  ['off', false],
  ['fallback', true],
])('assistedNlu: %s', (value, expected) => {
  expect(botWith(value).locales.map(({ assistedNlu }) => assistedNlu)).toEqual([expected]);
});

/** What the bot says to somebody's first words, and who interpreted them. */
async function reply(assistedNlu: string, text: string) {
  const clock = virtualClock(Date.UTC(2026, 10, 20, 8, 0));
  const { aws, handler } = await awsWorld(loadScenario('default', clock.now()), clock);
  onTestFinished(aws.stop);
  const events: unknown[] = [];
  const lex = createLexRuntime({
    bot: botWith(assistedNlu),
    localeId: 'en_US',
    hook: (event) => {
      events.push(event);
      return handler(event);
    },
    now: clock.now,
    assist: () => 'check patching',
  });
  const { messages } = await lex.recognizeText({ sessionId: 'T1:U1', text });
  const byModel = JSON.stringify(events).includes('"interpretationSource":"Bedrock"');
  return { said: messages.map(({ content }) => content), byModel };
}

test('what only a model understands is answered like what the bot does', async () => {
  const plain = await reply('off', 'check patching');
  expect(await reply('fallback', 'machines up to date?')).toEqual({ said: plain.said, byModel: true });
  expect(plain.byModel).toBe(false);
});

test('it is not understood where no model reads it', async () => {
  const plain = await reply('off', 'lorem ipsum');
  expect(await reply('off', 'machines up to date?')).toEqual(plain);
  expect(plain.byModel).toBe(false);
});
