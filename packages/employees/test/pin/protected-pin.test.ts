import { type Cost, employeeItem, pepperPurpose, protectPin, type StoredPin } from '@opsline/employees/pins';
import { testCost as cost, testPepper as pepper } from '@opsline/employees/testing';
import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { scryptCost } from '../../src/pin/pin-policy.ts';
import { isRight } from '../../src/pin/protected-pin.ts';
import { parseStoredPin } from '../../src/pin/stored-pin.ts';

const salt = new Uint8Array(16).fill(3);
const owner = { employeeId: '101', phone: '+15550100101' };
function protect(pin: string, change = {}) {
  return protectPin({ ...owner, pepper, pin, salt, cost, ...change });
}
async function stored(text: Promise<string> | string): Promise<StoredPin> {
  const parsed = parseStoredPin(await text);
  if (parsed === undefined) throw new Error('not a stored PIN');
  return parsed;
}

describe('P4: a protected PIN', () => {
  test('says how it was made', async () => {
    expect(await protect('7391')).toMatch(
      /^\$opsline-pin\$v=1\$ln=1,r=1,p=1\$AwMDAwMDAwMDAwMDAwMDAw\$[\w-]{43}$/,
    );
  });

  test('stays right: neither how it is made nor what its pepper is derived by changes by itself', async () => {
    const always =
      '$opsline-pin$v=1$ln=4,r=1,p=1$AwMDAwMDAwMDAwMDAwMDAw$an6AkgnBWT0A4cQzpvPMk7wksnK3YuMWtGOEN0dnBmU';
    const entry = { pepper: new Uint8Array(32).fill(2), employeeId: '101', pin: '4071', cost };
    expect(await isRight({ ...entry, stored: await stored(always) })).toBe(true);
    expect(await protectPin({ ...entry, salt, cost: { ln: 4, r: 1, p: 1 } })).toBe(always);
    expect(pepperPurpose).toBe('opsline PIN pepper');
  });

  test('costs what the policy says, unless told', async () => {
    expect(await protectPin({ ...owner, pepper, pin: '7391', salt })).toContain('$ln=14,r=8,p=5$');
    expect(scryptCost).toEqual({ ln: 14, r: 8, p: 5 });
  });

  test.each<[string, boolean, object]>([
    ['the PIN', true, {}],
    ['another PIN', false, { pin: '7392' }],
    ['another employee', false, { employeeId: '102' }],
    ['another pepper', false, { pepper: new Uint8Array(32).fill(8) }],
  ])('compared with %s: %s', async (_case, right, change) => {
    const entry = { pepper, employeeId: '101', pin: '7391', cost };
    expect(await isRight({ ...entry, stored: await stored(protect('7391')), ...change })).toBe(right);
  });

  test('with a wrong pepper no PIN at all is right', async () => {
    const text = await stored(protect('7391'));
    const other = new Uint8Array(32).fill(8);
    const all = Array.from({ length: 10_000 }, (_, index) => String(index).padStart(4, '0'));
    const right = await Promise.all(
      all.map((pin) => isRight({ pepper: other, employeeId: '101', pin, stored: text, cost })),
    );
    expect(right).not.toContain(true);
  });

  test('is another with another salt', async () => {
    expect(await protect('7391')).not.toBe(await protect('7391', { salt: new Uint8Array(16).fill(4) }));
  });
});

test('the plain form of the guide is right for itself alone; nobody’s PIN is right for nobody', async () => {
  const entry = { pepper, employeeId: '101', cost };
  const plain = await stored('7391');
  expect(await isRight({ ...entry, pin: '7391', stored: plain })).toBe(true);
  expect(await isRight({ ...entry, pin: '1937', stored: plain })).toBe(false);
  for (const pin of ['0000', '7391', ''])
    expect(await isRight({ ...entry, pin, stored: undefined })).toBe(false);
});

test.each<[string, string]>([
  ['three digits', '739'],
  ['five digits', '73911'],
  ['a number of cost that is none', '$opsline-pin$v=1$ln=x,r=1,p=1$AwMDAwMDAwMDAwMDAwMDAw$'.padEnd(120, 'a')],
  ['a cost of nothing', `$opsline-pin$v=1$ln=0,r=1,p=1$AwMDAwMDAwMDAwMDAwMDAw$${'a'.repeat(43)}`],
  ['a cost beyond bounds', `$opsline-pin$v=1$ln=20,r=8,p=1$AwMDAwMDAwMDAwMDAwMDAw$${'a'.repeat(43)}`],
  ['a short salt', `$opsline-pin$v=1$ln=1,r=1,p=1$AwMD$${'a'.repeat(43)}`],
  ['another version', `$opsline-pin$v=2$ln=1,r=1,p=1$AwMDAwMDAwMDAwMDAwMDAw$${'a'.repeat(43)}`],
  ...[
    'ln=17,r=8,p=16',
    'ln=16,r=9,p=16',
    'ln=16,r=8,p=17',
    'ln=1,r=0,p=1',
    'ln=1,r=1,p=0',
    'ln=100,r=1,p=1',
  ].map((cost): [string, string] => [
    `a cost of ${cost}`,
    `$opsline-pin$v=1$${cost}$AwMDAwMDAwMDAwMDAwMDAw$${'a'.repeat(43)}`,
  ]),
  ['something before it', ` $opsline-pin$v=1$ln=1,r=1,p=1$AwMDAwMDAwMDAwMDAwMDAw$${'a'.repeat(43)}`],
  ['something after it', `$opsline-pin$v=1$ln=1,r=1,p=1$AwMDAwMDAwMDAwMDAwMDAw$${'a'.repeat(43)} `],
  ['a seal cut short', `$opsline-pin$v=1$ln=1,r=1,p=1$AwMDAwMDAwMDAwMDAwMDAw$${'a'.repeat(42)}`],
])('%s is no stored PIN', (_case, text) => {
  expect(parseStoredPin(text)).toBeUndefined();
});

test.each(['ln=16,r=8,p=16', 'ln=1,r=1,p=1', 'ln=14,r=8,p=5'])('a cost of %s is paid', (cost) => {
  const text = `$opsline-pin$v=1$${cost}$AwMDAwMDAwMDAwMDAwMDAw$${'a'.repeat(43)}`;
  const [, ln, r, p] = /ln=(\d+),r=(\d+),p=(\d+)/.exec(cost) ?? [];
  expect(parseStoredPin(text)).toMatchObject({
    cost: { ln: Number(ln), r: Number(r), p: Number(p) },
    salt: Buffer.alloc(16, 3),
  });
});

test.each([
  ['1234', 'The PIN of employee 101 is refused: it is a sequence.'],
  ['0101', 'The PIN of employee 101 is refused: it is repeated digits.'],
  ['739', 'The PIN of employee 101 must be four digits.'],
])('P5: %s is not protected', async (pin, message) => {
  await expect(protect(pin)).rejects.toThrow(message);
});

test('P4: a salt of less than 128 bits is refused', async () => {
  await expect(protect('7391', { salt: new Uint8Array(15) })).rejects.toThrow('a salt of at least 16 bytes');
});

test('P4: what is stored gives away no PIN', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('7391', '4071', '5926'), async (pin) => {
      const text = await protect(pin);
      const seal = text.split('$').at(-1) ?? '';
      for (const canary of [pin, Buffer.from(pin).toString('hex'), Buffer.from(pin).toString('base64url')])
        expect(seal).not.toContain(canary);
    }),
    { numRuns: 3 * inject('times') },
  );
});

describe('an employee to write down', () => {
  const ada = {
    id: '101',
    name: 'Ada Byron',
    phone: '+15550100101',
    pin: '7391',
    pepper,
    cost,
  };

  test('is an item with the PIN protected under a salt of its own', async () => {
    const [one, other] = [await employeeItem(ada), await employeeItem({ ...ada, phoneChangedAt: 5 })];
    const { EmployeePIN, ...rest } = one;
    expect(rest).toEqual({
      EmployeeID: { S: '101' },
      EmployeeName: { S: 'Ada Byron' },
      PhoneNumber: { S: '+15550100101' },
    });
    expect(other.PhoneNumberChangedAt).toEqual({ N: '5' });
    expect(other.EmployeePIN).not.toEqual(EmployeePIN);
    const found = await stored(EmployeePIN?.S ?? '');
    expect(await isRight({ pepper, employeeId: '101', pin: '7391', stored: found, cost })).toBe(true);
  });

  test.each<[string, { readonly cost?: Cost; readonly [name: string]: unknown }]>([
    ['EmployeeName must be', { name: '' }],
    ['EmployeeID must be', { id: '' }],
    ['PhoneNumber must be', { phone: '555-0101' }],
    ['refused', { pin: '1234' }],
    ['refused', { pin: '0173', phone: '+15550100173' }],
  ])('with something malformed is refused: %s', async (message, change) => {
    const fault = await employeeItem({ ...ada, ...change }).catch((error: unknown) => error);
    expect(String(fault)).toContain(message);
    expect(String(fault)).not.toMatch(/7391|1234|0173|555/);
  });
});
