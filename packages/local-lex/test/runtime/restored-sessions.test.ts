import { snapshotOfMap } from '@opsline/local-kit/snapshot';
import { expect, test } from 'vitest';
import { createLexRuntime, type Session } from '../../src/index.ts';
import { testBot, wednesday } from '../bot-world.ts';

test('a conversation goes on from where its sessions were put back to, as often as it is asked for', async () => {
  const sessions = new Map<string, Session>();
  const { recognizeText } = createLexRuntime({
    bot: testBot('order-bot.yml'),
    localeId: 'en_US',
    hook: async () => ({ sessionState: { dialogAction: { type: 'Delegate' } } }),
    now: () => wednesday,
    sessions,
  });
  const says = async (text: string) => {
    const { messages = [] } = await recognizeText({ sessionId: 'me', text });
    return messages.map(({ content }) => content);
  };
  await says('order a patch');
  const restore = snapshotOfMap(sessions);
  const first = [await says('dev'), await says('tomorrow')];
  expect(first).toEqual([['When shall AmazonLinuxDev be patched?'], ['Your PIN?']]);
  for (let time = 0; time < 2; time += 1) {
    restore();
    expect([await says('dev'), await says('tomorrow')]).toEqual(first);
  }
});
