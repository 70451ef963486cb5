import { expect, onTestFinished, test } from 'vitest';
import { messages } from '../../src/messages.ts';
import { phoneLine } from '../stage/phone-line.ts';
import { callWith } from './phone-answers.ts';

const ada = '+15550100101';
const pin = '4071#';

test('L2 an assertion for another contact is not believed: the caller is asked as in a chat', async () => {
  const { heard } = await callWith([pin, 'latest'], { lookup: 'forges' }, ada);
  expect(heard.at(-1)).toBe(messages.askEmployeeId.text);
});

test('C73 a chat whose contact attributes claim to be authenticated gets nothing', async () => {
  const phone = await phoneLine();
  onTestFinished(phone.stop);
  const attributes = {
    authenticated: 'true',
    employeeId: '101',
    authentication: 'AQGNaForged',
    callType: 'VOICE',
  };
  const line = phone.chat('PatchStatus_LexBot', attributes);
  await line.listen();
  line.answer('latest');
  const { prompts } = await line.listen();
  expect(prompts.map(({ text }) => text)).toEqual([messages.signInFirst.text, messages.askEmployeeId.text]);
  line.hangUp();
});

test('P8 the PIN is in no flow log, attribute or warning', async () => {
  const { contact } = await callWith(['101#', pin, 'latest', 'bye']);
  expect(contact.flowLog.length).toBeGreaterThan(5);
  expect(JSON.stringify(contact)).not.toContain('4071');
});
