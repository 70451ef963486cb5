import { signAssertion } from '@opsline/employees/assertion';
import { type Part, scalar } from '@opsline/lex-kit/testing';
import { describe, expect, test } from 'vitest';
import { messages } from '../src/messages.ts';
import { byNotify, deployed } from './stage/deployed.ts';
import { idTyped, lexEvent, pinTyped } from './stage/event.ts';

function onItsWay(employeeId: string): string {
  return messages.pinSent(employeeId).text;
}

const refused = messages.pinRefused.text;
const asksWho = messages.askEmployeeId.text;
function latest(event: Part = {}) {
  return lexEvent({
    text: 'latest',
    slots: { JobName: scalar('latest') },
    attributes: { authenticated: 'yes', asked: 'JobName' },
    event,
  });
}
const elsewhere = { sessionId: 'T1:U2' };

test('the right one-time PIN authenticates its own conversation, as whom it was texted to, until goodbye', async () => {
  const { aws, answer, pins } = await deployed();
  expect((await answer(idTyped('102'))).words).toBe(onItsWay('102'));
  const [pin = ''] = await pins();
  expect(aws.texts.list().map(({ to }) => to)).toEqual(['+15550100102']);
  expect((await answer(pinTyped(pin, { employeeId: '102' }))).words).toContain(messages.authenticated.text);
  expect((await answer(latest())).words).toContain('You have a total of 4 patch jobs in the last 24 hours');
  expect((await answer(latest(elsewhere))).words).toContain(asksWho);
  await answer(lexEvent({ text: 'goodbye', attributes: { authenticated: 'yes' } }));
  expect((await answer(latest())).words).toContain(asksWho);
});

test('moments are told in the time zone of the deployment', async () => {
  const { answer, pins } = await deployed({ TIME_ZONE: 'Asia/Kolkata' });
  await answer(idTyped('101'));
  const [pin = ''] = await pins();
  await answer(pinTyped(pin));
  const job = lexEvent({
    text: 'AmazonLinuxProd',
    slots: { JobName: scalar('AmazonLinuxProd') },
    attributes: { authenticated: 'yes', asked: 'JobName' },
  });
  expect((await answer(job)).words).toMatch(/\d\d:\d\d (IST|GMT\+5:30)/);
});

test('no other one-time PIN does, nor the right one for somebody else or elsewhere', async () => {
  const { answer, pins } = await deployed();
  expect((await answer(idTyped('101'))).words).toBe(onItsWay('101'));
  const [pin = ''] = await pins();
  const wrong = String((Number(pin) + 1) % 1_000_000).padStart(6, '0');
  for (const event of [
    pinTyped(wrong),
    pinTyped(pin, { employeeId: '102' }),
    { ...pinTyped(pin), ...elsewhere },
  ]) {
    expect((await answer(event)).words).toBe(refused);
    expect((await answer(latest())).words).toContain(asksWho);
    expect((await answer(latest(elsewhere))).words).toContain(asksWho);
  }
  expect((await answer(pinTyped(pin))).words).toContain(messages.authenticated.text);
  // What comes twice, as an event may, is answered as it was.
  expect((await answer(pinTyped(pin))).words).toContain(messages.authenticated.text);
  expect((await answer({ ...pinTyped(pin), ...elsewhere })).words).toBe(refused);
});

describe('a caller', () => {
  const contactId = 'c-1';
  const callOf = (authentication: string, more: Record<string, string> = {}) =>
    lexEvent({
      text: 'check patching',
      attributes: { callType: 'VOICE', contactId, authentication, ...more },
    });

  test('for whom auth-lookup has vouched is asked for no proof, one for whom it has not is', async () => {
    const { answer, assertionKey, pins } = await deployed();
    const signed = { employeeId: '103', contactId, now: Date.now() };
    const forged = signAssertion({ ...signed, key: new Uint8Array(32) });
    expect((await answer(callOf(forged))).words).toContain(asksWho);
    const vouched = await answer(callOf(signAssertion({ ...signed, key: await assertionKey() })));
    expect(vouched.words).toBe(messages.askJob.text);
    expect(vouched.employeeId).toMatchObject({ value: { interpretedValue: '103' } });
    const later = await answer(callOf('used', { authenticated: 'yes' }));
    expect(later).toEqual(vouched);
    expect(await pins()).toEqual([]);
  });
});

describe('the same is said, and nothing is texted', () => {
  test.each<[string, Parameters<typeof deployed>[0], string]>([
    ['to an employee ID that nobody has', {}, '999'],
    ['to a number that the deployment does not text', { TEXTABLE_PREFIXES: '+44' }, '101'],
  ])('%s', async (_, decided, employeeId) => {
    const { answer, functions, pins } = await deployed(decided);
    expect((await answer(idTyped(employeeId))).words).toBe(onItsWay(employeeId));
    expect(await pins()).toEqual([]);
    expect(functions.failed).toEqual([]);
  });

  test('while text messages cannot be sent; Lambda counts an error', async () => {
    const { aws, answer, functions, pins } = await deployed();
    aws.faults.add({ service: 'sns', error: { name: 'InternalError', status: 500, message: 'down' } });
    expect((await answer(idTyped('101'))).words).toBe(onItsWay('101'));
    expect(await pins()).toEqual([]);
    expect(functions.failed).toEqual(['sendOneTimePin']);
    expect(functions.output('sendOneTimePin')).toContain('"event":"fault"');
  });
});

test('a text message comes from the number and under the name that the account has', async () => {
  const { aws, answer, pins } = await deployed({ ORIGINATION_NUMBER: '+18335550100', SENDER_ID: 'OPSLINE' });
  await answer(idTyped('101'));
  expect(await pins()).toHaveLength(1);
  expect(aws.texts.list()).toMatchObject([{ from: 'OPSLINE', originationNumber: '+18335550100' }]);
});

describe('one-time PINs by Notify', async () => {
  const way = await byNotify();

  test("the one in AWS's words authenticates, and its sender may text by that configuration alone", async () => {
    const { aws, answer, functions, pins } = await deployed({}, way);
    await answer(idTyped('102'));
    const [pin = ''] = await pins();
    expect(aws.texts.list()).toMatchObject([
      { to: '+15550100102', body: `Your Opsline verification code is ${pin}.` },
    ]);
    const authenticated = await answer(pinTyped(pin, { employeeId: '102' }));
    expect(authenticated.words).toContain(messages.authenticated.text);
    expect(functions.output('sendOneTimePin')).toContain('"outcome":"sent"');
    expect(functions.output('sendOneTimePin')).not.toContain(pin);
  });

  test.each([
    ['another configuration', { NOTIFY_CONFIGURATION_ID: 'notify-other' }, 'AccessDeniedException'],
    ['a template that is none', { NOTIFY_TEMPLATE_ID: 'ours' }, 'ResourceNotFoundException'],
  ])('%s: the same is said, nothing is texted, and Lambda counts an error', async (_, decided, error) => {
    const { answer, functions, pins } = await deployed(decided, way);
    expect((await answer(idTyped('101'))).words).toBe(onItsWay('101'));
    expect([await pins(), functions.failed]).toEqual([[], ['sendOneTimePin']]);
    expect(functions.output('sendOneTimePin')).toContain(error);
  });
});

test('whatever comes is answered by a reply', async () => {
  const { answer } = await deployed();
  expect((await answer(latest({ requestAttributes: 'none' }))).words).toBe(messages.apology.text);
});
