import { memoryEmployees } from '@opsline/employees/testing';
import { expect, test } from 'vitest';
import { createSender } from '../src/send-one-time-pin.ts';

test.each<[string, string, readonly string[]]>([
  ['a mobile, UK', '+447400123456', ['+447400123456']],
  ['a mobile, Germany', '+4915112345678', ['+4915112345678']],
  ['a number that no plan has', '+4407400123456', []],
  ['premium, Germany', '+499001234567', []],
  ['premium, France', '+33899123456', []],
  ['premium, North America', '+19005550123', []],
  ['satellite', '+881612345678', []],
  ['a fixed line', '+442079460000', []],
])('C26 %s on record, %s, and everything allowed: texts go to %j', async (_case, phone, expected) => {
  const texted: string[] = [];
  const send = createSender({
    employees: memoryEmployees([{ employeeId: '101', name: 'Ada Marlow', phone }]),
    oneTimePins: {
      issue: async (_request, deliver) => {
        await deliver('048213');
        return 'sent';
      },
    },
    sendText: async (to) => {
      texted.push(to);
    },
    allowedPrefixes: ['+1', '+3', '+4', '+8'],
    now: () => 0,
    log: () => {},
  });
  await send({ employeeId: '101', conversation: 'c' });
  expect(texted).toEqual(expected);
});
