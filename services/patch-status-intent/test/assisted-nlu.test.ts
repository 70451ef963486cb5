import { loadScenario } from '@opsline/local-aws';
import { virtualClock } from '@opsline/local-kit/clock';
import { createLexRuntime } from '@opsline/local-lex';
import { expect, onTestFinished, test } from 'vitest';
import { awsWorld } from './stage/aws-world.ts';
import { patchStatusBot } from './stage/conversation-stage.ts';

/** The bot, with a model or without one. */
function botWith(assistedNlu: boolean) {
  return { ...patchStatusBot, locales: patchStatusBot.locales.map((locale) => ({ ...locale, assistedNlu })) };
}

/** What the bot says to somebody's first words, and who interpreted them. */
async function reply(assistedNlu: boolean, text: string) {
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
  const plain = await reply(false, 'check patching');
  expect(await reply(true, 'what is the situation?')).toEqual({ said: plain.said, byModel: true });
  expect(plain.byModel).toBe(false);
});

test('it is not understood where no model reads it', async () => {
  const plain = await reply(false, 'lorem ipsum');
  expect(await reply(false, 'what is the situation?')).toEqual(plain);
  expect(plain.byModel).toBe(false);
});
