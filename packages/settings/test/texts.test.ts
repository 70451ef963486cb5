import { expect, test } from 'vitest';
import { neededWhere } from '../src/rules.ts';
import {
  messagesBy,
  notifyConfigurationId,
  notifyTemplateId,
  oneTimePinsBy,
  originationNumber,
  senderId,
} from '../src/texts.ts';
import { testFields } from './said.ts';

const noNumber = 'expected a number that the account has, such as +18335550100';
const noName = 'expected a sender ID: up to 11 letters, digits and hyphens, such as OPSLINE';
const noConfiguration =
  'expected the ID of a Notify configuration, such as notify-0123456789abcdef0123456789abcdef';

testFields(
  [
    ['one-time PINs in our words', oneTimePinsBy, ' sns', 'sns'],
    ["one-time PINs in AWS's", oneTimePinsBy, 'notify', 'notify'],
    ['messages', messagesBy, 'sns', 'sns'],
    ['a number', originationNumber, ' +18335550100 ', '+18335550100'],
    ['a short code', originationNumber, '12345', '12345'],
    ['no number', originationNumber, '', ''],
    ['a name', senderId, 'OPS-line1', 'OPS-line1'],
    ['no name', senderId, ' ', ''],
    ['a configuration', notifyConfigurationId, 'nc-1234567890abcdef0', 'nc-1234567890abcdef0'],
    ['a template', notifyTemplateId, 'notify-code-verification-english-001', expect.any(String)],
  ],
  [
    ['a way that is none', oneTimePinsBy, 'email', 'expected "sns" or "notify"'],
    ['messages in words of AWS', messagesBy, 'notify', 'expected "sns"'],
    ['a number without a plus', originationNumber, '18335550100', noNumber],
    ['a number with blanks', originationNumber, '+1 833 555 0100', noNumber],
    ['a short code of three digits', originationNumber, '123', noNumber],
    ['a name of twelve letters', senderId, 'OpslineTexts', noName],
    ['a name of digits', senderId, '12345', noName],
    ['a name that ends with a hyphen', senderId, 'Opsline-', noName],
    ['no configuration', notifyConfigurationId, '', noConfiguration],
    [
      'the ARN of one, which a policy would not fit',
      notifyConfigurationId,
      'arn:aws:sms-voice:us-east-1:111122223333:notify-configuration/nc-1',
      noConfiguration,
    ],
    ['words for a template', notifyTemplateId, 'Your code is', 'expected the ID of a Notify template'],
  ],
);

test('a way of sending that needs a value of its own is refused without one, and no other is', () => {
  const rule = neededWhere('oneTimePins', 'notify', 'notifyConfigurationId');
  const message = 'expected a value, since oneTimePins is notify';
  expect(rule({ oneTimePins: 'notify' })).toEqual([{ path: 'notifyConfigurationId', message }]);
  expect(rule({ oneTimePins: 'notify', notifyConfigurationId: 'nc-1' })).toEqual([]);
  expect(rule({ oneTimePins: 'sns' })).toEqual([]);
});
