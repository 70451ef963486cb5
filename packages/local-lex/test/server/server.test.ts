import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import {
  DeleteSessionCommand,
  GetSessionCommand,
  PutSessionCommand,
  RecognizeTextCommand,
} from '@aws-sdk/client-lex-runtime-v2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLexServer } from '../../src/index.ts';
import { bot, type Served, serveBots } from './server-world.ts';

let served: Served;

beforeAll(async () => {
  served = await serveBots();
});

afterAll(async () => {
  served.client.destroy();
  await served.server.stop();
});

describe('the SDK client, over HTTP/2', () => {
  const session = { ...bot, sessionId: 'a.b:c-1' };

  test('RecognizeText', async () => {
    const reply = await served.client.send(
      new RecognizeTextCommand({ ...session, text: 'order a patch for dev' }),
    );
    expect(reply.messages).toEqual([
      { contentType: 'PlainText', content: 'When shall AmazonLinuxDev be patched?' },
    ]);
    expect(reply.sessionState?.intent?.slots?.Machines?.value?.interpretedValue).toBe('AmazonLinuxDev');
  });

  test('who may not talk to the bot is refused', async () => {
    served.denied.add('lex:RecognizeText');
    const refused = served.client.send(new RecognizeTextCommand({ ...session, text: 'hello' }));
    await expect(refused).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: 'lex:RecognizeText',
    });
    served.denied.delete('lex:RecognizeText');
  });

  test('what is not played is not found', async () => {
    const sessionState = { dialogAction: { type: 'ElicitIntent' as const } };
    const notFound = {
      name: 'ResourceNotFoundException',
      message: expect.stringContaining('not played here'),
    };
    const { client } = served;
    await expect(client.send(new GetSessionCommand(session))).rejects.toMatchObject(notFound);
    await expect(client.send(new DeleteSessionCommand(session))).rejects.toMatchObject(notFound);
    await expect(client.send(new PutSessionCommand({ ...session, sessionState }))).rejects.toMatchObject(
      notFound,
    );
  });
});

function plainHttp(path: string, headers: Record<string, string>, body: string) {
  return new Promise<{ status: number | undefined; type: unknown; body: string }>((resolve, reject) => {
    const call = request(`${served.server.endpoint}${path}`, { method: 'POST', headers }, (response) => {
      text(response).then(
        (answer) =>
          resolve({ status: response.statusCode, type: response.headers['x-amzn-errortype'], body: answer }),
        reject,
      );
    });
    call.on('error', reject);
    call.end(body);
  });
}

describe('over HTTP/1.1', () => {
  const path = '/bots/A1B2C3D4E5/botAliases/TSTALIASID/botLocales/en_US/sessions/http-1/text';

  test('x-opsline-input-mode says how the words came in', async () => {
    const say = (said: string, mode: string) =>
      plainHttp(path, { 'x-opsline-input-mode': mode }, JSON.stringify({ text: said }));
    await say('patch dev on tomorrow', 'Speech');
    expect((await say('one two three four', 'Speech')).body).toContain('ConfirmIntent');
    expect(await say('yes', 'Telepathy')).toMatchObject({ status: 400, type: 'ValidationException' });
  });

  test.each([
    ['a body that is not JSON', path, '{', 400],
    ['a body that is not an object', path, '[]', 400],
    ['an operation that is not supported', path.replace(/text$/, 'utterance'), '{}', 404],
    ['another path', '/', '{}', 404],
    ['a path that is not encoded', path.replace('http-1', '%'), '{}', 400],
  ])('%s', async (_title, where, body, status) => {
    expect((await plainHttp(where, {}, body)).status).toBe(status);
  });
});

test('a taken port is said', async () => {
  const port = Number(new URL(served.server.endpoint).port);
  await expect(startLexServer({ bots: [], port })).rejects.toMatchObject({ cause: { code: 'EADDRINUSE' } });
});
