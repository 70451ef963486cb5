import { signAssertion } from '@opsline/employees/assertion';
import { expect, test } from 'vitest';
import { messages } from '../src/messages.ts';
import { lexEvent, scalar } from './event.ts';
import { callerKey, memoryWorld } from './memory-world.ts';

test.each(['no thanks', 'Bye!', 'that is all'])(
  'PS15 "%s" ends the conversation, also where Lex takes it for the name of a job',
  async (text) => {
    const { handler } = memoryWorld();
    const event = lexEvent({ text, slots: { JobName: scalar(text) }, attributes: { asked: 'JobName' } });
    const { sessionState, messages: said } = await handler(event);
    expect(sessionState.dialogAction.type).toBe('Close');
    expect(said?.map(({ content }) => content)).toEqual([messages.goodbye.text]);
  },
);

test('a one-time PIN that nobody asked for is not looked at', async () => {
  const { handler, did } = memoryWorld();
  const slots = { EmployeeID: scalar('101'), OneTimePin: scalar('048213') };
  await handler(lexEvent({ text: 'check patching', slots }));
  expect(did).toEqual(['request one-time PIN']);
});

test('PS6 on a phone call both slots of the proof are filled, so that Lex has nothing left to ask for', async () => {
  const { handler, clock, did } = memoryWorld();
  const contactId = 'c-1';
  const attributes = {
    callType: 'VOICE',
    contactId,
    authentication: signAssertion({ key: callerKey, employeeId: '101', contactId, now: clock.now }),
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
