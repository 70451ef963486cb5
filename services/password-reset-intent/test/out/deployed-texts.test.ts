import { createServer } from 'node:http';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { scan } from '@opsline/attempts/testing/dynalite';
import { localClient } from '@opsline/local-kit/account';
import { listen } from '@opsline/local-kit/listen';
import { startStackClock } from '@opsline/local-kit/stack-clock';
import { describe, expect, onTestFinished, test } from 'vitest';
import { messages } from '../../src/messages.ts';
import { ownerNotices } from '../../src/out/messages.ts';
import { byNotify, deployed } from '../stage/deployed.ts';
import { confirmed, fromPhone, pinSaid } from '../stage/event.ts';

const dana = '104233';
/** Has a function tell the time by a clock that can be moved. */
const ownEnvironment = import.meta.resolve('@opsline/local-lambda/own-environment');

test('what SNS refuses counts for nothing: the next request is texted at once', async () => {
  const { aws, functions, pins } = await deployed();
  const ask = {
    userId: dana,
    conversation: 'BOT:ALIAS:contact-1',
    action: 'unlock',
    caller: fromPhone.phoneNumber,
  };
  aws.faults.add({ service: 'sns', error: { name: 'Throttled', status: 429, message: 'slow' }, times: 1 });
  await expect(functions.invoke('sendOneTimePin', ask)).rejects.toThrow('the one-time PIN was not sent');
  expect(await pins()).toEqual([]);
  await functions.invoke('sendOneTimePin', ask);
  expect(await pins()).toHaveLength(1);
});

test('O7 an owner is told that somebody tries, by the function that texts one-time PINs', async () => {
  const clock = startStackClock();
  onTestFinished(clock.stop);
  const { aws, functions } = await deployed(
    {},
    { more: { NODE_OPTIONS: `--import=${ownEnvironment}`, OPSLINE_CLOCK: clock.file } },
  );
  for (const conversation of ['1', '2', '3', '4']) {
    const ask = { userId: dana, conversation: `BOT:ALIAS:${conversation}`, action: 'unlock' };
    await functions.invoke('sendOneTimePin', { ...ask, caller: '+15550100777' });
    clock.pass(60_000);
  }
  expect(aws.texts.list()).toMatchObject([
    { to: fromPhone.phoneNumber, body: ownerNotices['somebody tries'] },
  ]);
  expect(functions.failed).toEqual([]);
});

test('SNS that fails after the write: the caller and the helpdesk hear the truth, and the password is nowhere', async () => {
  const { aws, functions, answer, written, told } = await deployed({ POSSESSION: 'off' });
  const refused: string[] = [];
  const isText = (input: unknown): boolean => {
    const { PhoneNumber, Message } = Object(input);
    if (PhoneNumber !== undefined) refused.push(String(Message));
    return PhoneNumber !== undefined;
  };
  aws.faults.add({
    service: 'sns',
    meets: isText,
    error: { name: 'InternalError', status: 500, message: 'down' },
  });
  expect(await answer(confirmed())).toContain(messages.notDelivered.text);
  expect([written(dana), await told()]).toEqual([1, ['Password reset: RESET_NOT_DELIVERED']]);
  const [, password = 'none'] = /Opsline: (\S+) is your new/.exec(refused[0] ?? '') ?? [];
  // Each was tried once.
  expect(refused).toEqual([expect.stringContaining(password), expect.stringContaining('or may have been')]);
  expect(functions.failed).toEqual([]);
  const output = ['passwordReset', 'textOwner', 'notifyHelpdesk'].map(functions.output).join('');
  expect(output).toContain('"event":"fault"');
  for (const secret of [password, fromPhone.phoneNumber]) expect(output).not.toContain(secret);
  const table = await scan(new DynamoDBClient(localClient(aws.endpoint)), 'opsline-test-PasswordReset');
  expect(JSON.stringify(table)).not.toContain(password);
});

test('D13 D14 a Lambda that throttles: the function that texts a new password is asked once, and waited for', async () => {
  const asked: string[] = [];
  const lambda = await listen(
    createServer((request, response) => {
      const [, name = ''] = /functions\/.*-(\w+)\/invocations/.exec(request.url ?? '') ?? [];
      asked.push(`${request.headers['x-amz-invocation-type']} ${name}`);
      response.writeHead(429, { 'x-amzn-errortype': 'TooManyRequestsException' }).end('{}');
    }),
  );
  onTestFinished(lambda.stop);
  const more = { AWS_ENDPOINT_URL_LAMBDA: lambda.endpoint };
  const { answer, functions, written } = await deployed({ POSSESSION: 'off' }, { more });
  expect(await answer(confirmed())).toContain(messages.notDelivered.text);
  expect(written(dana)).toBe(1);
  const ask = {
    userId: dana,
    conversation: 'BOT:ALIAS:contact-1',
    action: 'unlock',
    caller: fromPhone.phoneNumber,
  };
  await expect(functions.invoke('sendOneTimePin', ask)).rejects.toThrow('the one-time PIN was not sent');
  // What nobody waits for may be handed over twice.
  const once = asked.filter((one) => one !== 'Event notifyHelpdesk');
  // The password, and that a new one is needed.
  const owner = Array(2).fill('RequestResponse textOwner');
  expect(once).toEqual([...owner, 'RequestResponse textOneTimePin']);
});

describe('one-time PINs by Notify', async () => {
  const way = await byNotify();

  test("the one-time PIN comes in AWS's words, the new password in ours", async () => {
    const { aws, answer, functions, pins } = await deployed({ SENDER_ID: 'OPSLINE' }, { way });
    await answer(confirmed());
    const [pin = ''] = await pins();
    expect(await answer(pinSaid(pin))).toContain(messages.reset.text);
    await functions.settle();
    expect(aws.texts.list()).toMatchObject([
      { body: `Your Opsline verification code is ${pin}.` },
      { body: expect.stringContaining('is your new password'), from: 'OPSLINE' },
      { body: expect.stringContaining('your password was reset by phone'), from: 'OPSLINE' },
    ]);
    expect(functions.failed).toEqual([]);
    expect(functions.output('textOneTimePin')).not.toContain(pin);
  });

  test('a configuration that the stage does not name may not be used', async () => {
    const { answer, functions, pins } = await deployed({ NOTIFY_CONFIGURATION_ID: 'other' }, { way });
    expect(await answer(confirmed())).toBe(messages.pinOnItsWay.text);
    expect([await pins(), functions.failed]).toEqual([[], ['sendOneTimePin']]);
    expect(functions.output('textOneTimePin')).toContain('AccessDeniedException');
  });
});
