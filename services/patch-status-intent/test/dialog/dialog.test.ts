import { signAssertion } from '@opsline/employees/assertion';
import { scalar } from '@opsline/lex-kit/testing';
import { expect, test } from 'vitest';
import { messages } from '../../src/messages.ts';
import { idTyped, lexEvent, pinTyped } from '../stage/event.ts';
import { assertionKey, memoryWorld, pin } from '../stage/memory-world.ts';

test.each(['no thanks', 'Bye!', 'that is all', "That's all."])(
  'PS15 "%s" ends the conversation, also where Lex takes it for the name of a job',
  async (text) => {
    const { handler } = memoryWorld();
    const event = lexEvent({ text, slots: { JobName: scalar(text) }, attributes: { asked: 'JobName' } });
    const { sessionState, messages: said } = await handler(event);
    expect(sessionState.dialogAction.type).toBe('Close');
    expect(said?.map(({ content }) => content)).toEqual([messages.goodbye.text]);
  },
);

test.each(["I didn't get it", 'It hasn’t come', 'again, please'])(
  '"%s" asks for another one-time PIN: it is no wrong answer',
  async (text) => {
    const { handler, clock, texts } = memoryWorld();
    await handler(idTyped('101'));
    clock.now += 30_000;
    const { messages: said } = await handler(pinTyped(text, { slot: null }));
    expect(said?.map(({ content }) => content)).toEqual([messages.pinSentAgain('101').text]);
    expect(texts).toHaveLength(2);
  },
);

test.each(["last night's patching", 'The latest, please'])('"%s" means all jobs', async (text) => {
  const { handler } = memoryWorld();
  await handler(idTyped('101'));
  await handler(pinTyped(pin));
  const asked = { authenticated: 'yes', asked: 'JobName' };
  const { messages: said } = await handler(
    lexEvent({ text, slots: { JobName: scalar(text) }, attributes: asked }),
  );
  expect(said?.[0]?.content).toContain('The job a succeeded. It started at');
});

test.each(['all', 'today', 'latest', 'everything'])(
  'a group called "%s" is told where it is said',
  async (group) => {
    const { handler } = memoryWorld({ group });
    await handler(idTyped('101'));
    await handler(pinTyped(pin));
    const attributes = { authenticated: 'yes', asked: 'JobName' };
    const { messages: said, sessionState } = await handler(
      lexEvent({ text: group, slots: { JobName: scalar(group) }, attributes }),
    );
    expect(said?.[0]?.content).toContain(`target group ${group} is: succeeded.`);
    expect(sessionState.sessionAttributes).toMatchObject({ told: group });
  },
);

test('a one-time PIN that nobody asked for is not looked at', async () => {
  const { handler, did } = memoryWorld();
  const slots = { EmployeeID: scalar('101'), OneTimePin: scalar('048213') };
  await handler(lexEvent({ text: 'check patching', slots }));
  expect(new Set(did)).toEqual(new Set(['read a row', 'request one-time PIN']));
});

test.each(['12', '1234', 'abc', '１０１', ''])(
  '"%s" is no employee ID: it is asked for, and nothing is sent',
  async (text) => {
    const { handler, did } = memoryWorld();
    const slots = { EmployeeID: scalar(text) };
    const { messages: said } = await handler(
      lexEvent({ text: text || 'x', slots, attributes: { asked: 'EmployeeID' } }),
    );
    expect(said?.map(({ content }) => content)).toEqual([messages.employeeIdShape.text]);
    expect(did).toEqual([]);
  },
);

test('what Lex has understood as the one-time PIN is it, whatever was said around it', async () => {
  const { handler } = memoryWorld();
  await handler(idTyped('101'));
  const { messages: said } = await handler({ ...pinTyped(pin), inputTranscript: `it is ${pin}, I think` });
  expect(said?.[0]?.content).toBe(messages.authenticated.text);
});

test.each([
  ['of a chat', { contactId: 'c-1' }],
  ['of a chat that calls itself one', { callType: 'CHAT', contactId: 'c-1' }],
  ['without its contact', { callType: 'VOICE' }],
  ['of another contact', { callType: 'VOICE', contactId: 'c-2' }],
])('PS6 what auth-lookup signed for a call is not believed %s', async (_, claimed) => {
  const { handler, clock, did } = memoryWorld();
  const signed = { key: assertionKey, employeeId: '101', contactId: 'c-1', now: clock.now };
  const attributes = { ...claimed, authentication: signAssertion(signed) };
  const { messages: said } = await handler(lexEvent({ text: 'latest', attributes }));
  expect(said?.at(-1)?.content).toBe(messages.askEmployeeId.text);
  expect(did).not.toContain('read patching');
});

test('PS6 on a phone call both slots of the proof are filled, so that Lex has nothing left to ask for', async () => {
  const { handler, clock, did } = memoryWorld();
  const contactId = 'c-1';
  const attributes = {
    callType: 'VOICE',
    contactId,
    authentication: signAssertion({ key: assertionKey, employeeId: '101', contactId, now: clock.now }),
    phoneNumber: '+15550100101',
  };
  const { sessionState } = await handler(lexEvent({ text: 'check patching', attributes }));
  expect(sessionState.intent?.slots).toMatchObject({
    EmployeeID: { value: { interpretedValue: '101' } },
    OneTimePin: { value: { interpretedValue: 'not needed' } },
    JobName: null,
  });
  expect(sessionState.sessionAttributes).toMatchObject(attributes);
  expect(did).not.toContain('request one-time PIN');
});

test('C11 a zero-width space that was pasted along with a one-time PIN: what is left is looked at', async () => {
  const { handler } = memoryWorld();
  await handler(idTyped('101'));
  const { messages: said } = await handler(pinTyped(`\u200b${pin}\ufeff`, { slot: null }));
  expect(said?.[0]?.content).toBe(messages.authenticated.text);
});

test('a one-time PIN that is typed again is in no session attribute', async () => {
  const { handler } = memoryWorld();
  await handler(idTyped('101'));
  let { sessionState } = await handler(pinTyped(pin));
  for (const text of [pin, `it is ${pin}`, 'what?', `${pin.slice(0, 3)} ${pin.slice(3)}`]) {
    const attributes = sessionState.sessionAttributes;
    ({ sessionState } = await handler(lexEvent({ text, slots: { JobName: scalar(text) }, attributes })));
    expect(JSON.stringify(sessionState.sessionAttributes)).not.toMatch(/048.?213/);
  }
});

test('three refusals stay three, whatever is said between them', async () => {
  const { handler } = memoryWorld();
  let { sessionState } = await handler(idTyped('101'));
  const say = async (text: string) => {
    const { sessionAttributes: attributes, intent } = sessionState;
    const slots = intent && { ...intent.slots, OneTimePin: null };
    const reply = await handler(lexEvent({ text, slots: slots ?? null, attributes }));
    ({ sessionState } = reply);
    return reply.messages?.map(({ content }) => content).join(' ');
  };
  for (const guess of ['111111', '222222']) {
    expect(await say(guess)).toBe(messages.pinRefused.text);
    for (const aside of ['thanks', 'start over', '101', 'what?', 'help', 'again', 'sorry, 101'])
      await say(aside);
  }
  expect(await say('333333')).toBe(messages.tooManyRefused.text);
});
