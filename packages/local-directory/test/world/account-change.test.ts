import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalDirectory, startLocalDirectory } from '../../src/index.ts';
import { asService, bindOutcome, startPassword } from '../client.ts';

let directory: LocalDirectory;

const accounts = [
  { sAMAccountName: 'plain', displayName: 'Plain', mobile: '+15550100101' },
  { sAMAccountName: 'wrong', displayName: 'Wrong', flags: ['locked', 'disabled', 'password expired'] },
  { sAMAccountName: 'other', displayName: 'Other', mobile: '+15550100102' },
  { sAMAccountName: 'never', displayName: 'Never', flags: ['password never expires'] },
] as const;

beforeAll(async () => {
  directory = await startLocalDirectory({
    now: () => Date.UTC(2026, 10, 20, 8),
    accounts: accounts.map((one) => ({ ...one, flags: [...('flags' in one ? one.flags : [])] })),
  });
});
afterAll(() => directory.stop());

/** What its owner meets: `bound`, or why not. */
function logsOn(name: string): Promise<string> {
  return bindOutcome(directory, `${name}@corp.example.com`, startPassword);
}

test.each([
  ['plain', { locked: true }, '775'],
  ['plain', { locked: false, disabled: true }, '533'],
  ['plain', { disabled: false, passwordExpired: true }, '532'],
  ['plain', { passwordExpired: false }, 'bound'],
  ['wrong', { locked: false }, '533'],
  ['wrong', { disabled: false }, '532'],
  ['wrong', { passwordExpired: false }, 'bound'],
  ['never', { passwordExpired: false }, 'bound'],
  ['never', { passwordExpired: true }, '532'],
])('whoever is %s and changed to %o meets %s', async (name, change, met) => {
  expect(directory.change(name, change)).toBe(true);
  expect(await logsOn(name)).toBe(met);
  const { locked, disabled, passwordExpired } =
    directory.accounts().find((one) => one.sAMAccountName === name) ?? {};
  expect({ locked, disabled, passwordExpired }).toMatchObject(change);
});

test('a number is taken away, and another comes', async () => {
  const found = () =>
    asService(directory, async (client) => {
      const { searchEntries } = await client.search(directory.baseDn, { filter: '(sAMAccountName=plain)' });
      return searchEntries.map(({ mobile }) => mobile);
    });
  directory.change('plain', { mobile: null });
  expect(await found()).toEqual([undefined]);
  directory.change('plain', { mobile: '+1 (555) 010-0199' });
  expect(await found()).toEqual(['+1 (555) 010-0199']);
});

test('the directory tells when a number was changed: long before, or just now', async () => {
  const told = () =>
    asService(directory, async (client) => {
      const attributes = ['msDS-ReplAttributeMetaData'];
      const { searchEntries } = await client.search(directory.baseDn, {
        filter: '(sAMAccountName=other)',
        attributes,
      });
      const times = String(searchEntries[0]?.['msDS-ReplAttributeMetaData']).split(
        '<pszAttributeName>mobile<',
      );
      return /Change>(\d{4}-\d\d-\d\d)T/.exec(times[1] ?? '')?.[1];
    });
  expect(await told()).toBe('2025-11-20');
  directory.change('other', { mobile: '+15550100198' });
  expect(await told()).toBe('2026-11-20');
});

test('nobody is changed by a name that there is not', () => {
  expect(directory.change('nobody', { locked: true })).toBe(false);
});
