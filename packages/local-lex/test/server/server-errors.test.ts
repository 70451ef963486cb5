import { RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bot, type Served, serveBots } from './server-world.ts';

let served: Served;

beforeAll(async () => {
  served = await serveBots();
});

afterAll(async () => {
  served.client.destroy();
  await served.server.stop();
});

describe('errors as the SDK meets them', () => {
  const send = (input: object) =>
    served.client.send(
      new RecognizeTextCommand({ ...bot, sessionId: 'errors', text: 'order a patch', ...input }),
    );

  test.each<[string, object, string, number]>([
    ['an empty text', { text: '' }, 'ValidationException', 400],
    ['a text of 1025 characters', { text: 'x'.repeat(1025) }, 'ValidationException', 400],
    ['a session id of one character', { sessionId: 'x' }, 'ValidationException', 400],
    [
      'a part of the session state that is not played',
      { sessionState: { intent: { name: 'OrderPatch' } } },
      'ValidationException',
      400,
    ],
    ['a bot that is not there', { botId: 'Z1B2C3D4E5' }, 'ResourceNotFoundException', 404],
    ['an alias that is not there', { botAliasId: 'Z1B2C3D4E5' }, 'ResourceNotFoundException', 404],
    ['a locale that is not there', { localeId: 'de_DE' }, 'ResourceNotFoundException', 404],
    ['a function that throws', { text: 'order a patch for windows' }, 'DependencyFailedException', 424],
    ['a fault of this program', { botId: 'BROKEN0000' }, 'InternalServerException', 500],
  ])('%s', async (_title, input, name, status) => {
    await expect(send(input)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: status } });
  });

  test('a text of 1024 characters is heard', async () => {
    await expect(send({ text: 'x'.repeat(1024) })).resolves.toBeDefined();
  });

  test('a fault, and a function that threw, are handed to onFault and not to the client', () => {
    expect(served.faults.map(String)).toEqual([
      'DependencyFailedException: Received error response from Lambda: Unhandled',
      'Error: disk full',
    ]);
  });

  test('a second request for a session meanwhile', async () => {
    const first = send({ botId: 'SLOW000000' });
    await expect.poll(() => served.gate.open).toBeDefined();
    await expect(send({ botId: 'SLOW000000' })).rejects.toMatchObject({
      name: 'ConflictException',
      $metadata: { httpStatusCode: 409 },
    });
    served.gate.open?.();
    await first;
  });
});
