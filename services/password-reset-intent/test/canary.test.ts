import { inspect } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { scan } from '@opsline/attempts/testing/dynalite';
import { localClient } from '@opsline/local-kit/account';
import { expect, onTestFinished, test } from 'vitest';
import { dana, spoken } from './stage/dana.ts';
import { smsDown } from './stage/phone-cues.ts';
import { phoneLine, type Trouble } from './stage/phone-line.ts';
import { pinsIn } from './stage/texts-seen.ts';

const answers = ['I forgot my password', '104233', ...spoken, 'yes'];

/** Plays a call and gathers all that it leaves behind, but for what people are meant to see. */
async function leftBehind(trouble: Trouble, before?: (phone: Awaited<ReturnType<typeof phoneLine>>) => void) {
  const phone = await phoneLine(trouble);
  onTestFinished(phone.stop);
  const line = phone.call(dana);
  for (const answer of answers) {
    await line.listen();
    line.answer(answer);
  }
  await line.listen();
  await phone.settled();
  const pins = pinsIn(phone.aws.texts.list());
  before?.(phone);
  line.answer(pins.at(-1) ?? '000000');
  await line.listen();
  await phone.settled();
  const contact = await line.contact;
  const client = clientOf(phone.aws.endpoint);
  const table = [
    ...(await scan(client, 'opsline-test-PasswordReset')),
    ...(await scan(client, 'opsline-test-Attempt')),
  ];
  const passwords = phone.aws.texts
    .list()
    .flatMap(({ body }) => /Opsline: (\S+) is your new/.exec(body)?.[1] ?? []);
  const secrets = [...pins, ...passwords, phone.directory.bindPassword, '1990-04-17', spoken[0], '19900417'];
  const left = {
    log: phone.log,
    contact,
    table,
    traces: phone.traces.map(({ messages: _, ...trace }) => trace),
  };
  return {
    secrets,
    shown: inspect(left, { depth: null, maxArrayLength: null, maxStringLength: null }),
    passwords,
    phone,
  };
}

function clientOf(endpoint: string) {
  return new DynamoDBClient(localClient(endpoint));
}

test.each<[string, Trouble, ((phone: Awaited<ReturnType<typeof phoneLine>>) => void) | undefined]>([
  ['a reset', {}, undefined],
  ['text messages down', {}, ({ aws }) => void aws.faults.add(smsDown)],
  ['the directory down', {}, ({ directory }) => void directory.faults.set({ kind: 'refuse' })],
  [
    'a directory that repeats what it is sent',
    {},
    ({ directory }) =>
      void directory.faults.set({
        kind: 'result',
        at: 'modify',
        code: 53,
        diagnostic: `00002035: ${directory.bindPassword} 1990-04-17`,
      }),
  ],
  [
    'the table down',
    {},
    ({ aws }) =>
      void aws.faults.add({
        service: 'dynamodb',
        error: { name: 'InternalServerError', status: 500, message: '1990-04-17' },
        times: 1,
      }),
  ],
])('D14 L15 no secret is left behind: %s', async (name, trouble, before) => {
  const { secrets, shown, passwords } = await leftBehind(trouble, before);
  expect(passwords).toHaveLength(name === 'a reset' ? 1 : 0);
  expect(secrets.every((secret) => secret.length >= 6)).toBe(true);
  for (const secret of secrets) {
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(Buffer.from(secret).toString('base64'));
    expect(shown).not.toContain(Buffer.from(secret).toString('hex'));
  }
  expect(shown).not.toMatch(/Dana|Ruiz/);
});

test('D14 nothing is in a session attribute that the caller said', async () => {
  const { phone, secrets } = await leftBehind({});
  const attributes = phone.events.map((event) => Object(event).sessionState.sessionAttributes);
  for (const secret of [...secrets, '104233', 'September']) {
    expect(JSON.stringify(attributes)).not.toContain(secret);
  }
});

test('O10 L15 a table dump names nobody: no user ID, no number', async () => {
  const { shown } = await leftBehind({});
  const [, table = ''] = /table: (\[[\s\S]*\]),\s+traces/.exec(shown) ?? [];
  expect(table.length).toBeGreaterThan(500);
  expect(table).not.toMatch(/104233|5550100104/);
});
