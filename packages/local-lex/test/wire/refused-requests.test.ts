import { describe, expect, test } from 'vitest';
import { createWorld } from '../bot-world.ts';

describe('a request with a property that Lex does not have', () => {
  test.each<[string, object, string]>([
    ['at the top', { sesionState: {} }, 'sesionState'],
    ['of the session state', { sessionState: { sessionAtributes: {} } }, 'sessionState.sessionAtributes'],
  ])('%s', async (_title, part, path) => {
    const { runtime } = createWorld('order-bot.yml');
    await expect(runtime.recognizeText({ sessionId: 'caller-1', text: 'hm', ...part })).rejects.toMatchObject(
      {
        name: 'ValidationException',
        message: `Invalid request: ${path}: unknown property`,
      },
    );
  });

  test('one that is undefined is none', async () => {
    const { runtime } = createWorld('order-bot.yml');
    const request = { sessionId: 'caller-1', text: 'hm', timeout: undefined };
    await expect(runtime.recognizeText(request)).resolves.toBeDefined();
  });
});
