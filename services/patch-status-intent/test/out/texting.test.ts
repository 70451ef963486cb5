import { expect, test } from 'vitest';
import { memoryWorld } from '../stage/memory-world.ts';

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
  const { send, texts } = memoryWorld({
    employees: [{ employeeId: '101', name: 'Ada Marlow', phone }],
    allowedPrefixes: ['+1', '+3', '+4', '+8'],
  });
  await send({ employeeId: '101', conversation: 'c' });
  expect(texts.map(({ to }) => to)).toEqual(expected);
});
