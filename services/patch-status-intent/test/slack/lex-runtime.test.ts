import { createServer } from 'node:http2';
import { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';
import { localClient } from '@opsline/local-kit/account';
import { listen } from '@opsline/local-kit/listen';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lexRuntime } from '../../src/out/lex-runtime.ts';
import type { Bot } from '../../src/slack/world.ts';

type Answer = { readonly status: number; readonly type?: string; readonly body: object };

let answer: Answer;
let bot: Bot;
let stop: () => Promise<void>;
let asked = 0;

beforeAll(async () => {
  const server = createServer((_, response) => {
    asked += 1;
    const { status, type, body } = answer;
    const headers = { 'content-type': 'application/json', ...(type && { 'x-amzn-errortype': type }) };
    response.writeHead(status, headers);
    response.end(JSON.stringify(body));
  });
  const { endpoint, stop: close } = await listen(server);
  const client = new LexRuntimeV2Client({ ...localClient(endpoint), maxAttempts: 1 });
  bot = lexRuntime(client, { botId: 'BOT0000001', botAliasId: 'ALIAS00001', localeId: 'en_US' });
  stop = async () => {
    client.destroy();
    await close();
  };
});
afterAll(() => stop());

function fault(): Promise<unknown> {
  return bot.say('session', 'latest').catch((error: unknown) => error);
}

test.each([
  ['ThrottlingException', 429, 'NotTakenError'],
  ['ConflictException', 409, 'NotTakenError'],
  ['DependencyFailedException', 424, 'DependencyFailedException'],
  ['InternalServerException', 500, 'InternalServerException'],
])(
  'of a turn that Lex answers with %s (%i) a %s is told, and it is not asked again',
  async (type, status, name) => {
    asked = 0;
    answer = { status, type, body: { message: 'no' } };
    expect(await fault()).toMatchObject({ name });
    expect(asked).toBe(1);
  },
);

test('an answer without words is a fault', async () => {
  answer = { status: 200, body: { messages: [], sessionState: { dialogAction: { type: 'Close' } } } };
  expect(await fault()).toMatchObject({ message: 'Lex answered without words' });
});

test.each<[string, object, object]>([
  ['Close', {}, { open: 'ended' }],
  ['ElicitSlot', { asked: 'EmployeeID' }, { open: 'employee ID' }],
  ['ElicitSlot', { asked: 'OneTimePin' }, { open: 'one-time PIN' }],
  [
    'ElicitSlot',
    { asked: 'anything else', authenticated: 'yes', more: 'latest 5' },
    { open: 'patching', more: true },
  ],
  [
    'ElicitSlot',
    { asked: 'offer', authenticated: 'yes', offer: 'a,b' },
    { open: 'patching', offered: ['a', 'b'] },
  ],
  ['ElicitIntent', {}, { open: 'begin' }],
])('what is open after %s with %j', async (type, sessionAttributes, expected) => {
  const messages = [
    { contentType: 'PlainText', content: 'Hello.' },
    { contentType: 'CustomPayload', content: '{"rows":' },
    { contentType: 'CustomPayload', content: '[]}' },
  ];
  answer = { status: 200, body: { messages, sessionState: { dialogAction: { type }, sessionAttributes } } };
  expect(await bot.say('session', 'latest')).toMatchObject({
    says: ['Hello.'],
    card: { rows: [] },
    ...expected,
  });
});

test('facts that cannot be read are left out', async () => {
  const messages = [
    { contentType: 'PlainText', content: 'Hello.' },
    { contentType: 'CustomPayload', content: '{"rows":[{"name":1}]}' },
  ];
  answer = { status: 200, body: { messages, sessionState: {} } };
  expect(await bot.say('session', 'latest')).not.toHaveProperty('card');
});
