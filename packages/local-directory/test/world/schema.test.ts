import { expect, onTestFinished, test } from 'vitest';
import { startLocalDirectory } from '../../src/index.ts';
import { isAttribute } from '../../src/world/schema.ts';
import { asService } from '../client.ts';

test('every attribute that an object has is one of the schema', async () => {
  const directory = await startLocalDirectory({
    accounts: [
      {
        sAMAccountName: '104233',
        displayName: 'Anna',
        mobile: '+36301234567',
        telephoneNumber: '+3612345678',
        mail: 'anna@example.com',
        birthDate: '1990-04-17',
        monthStarted: '2019-09',
        servicePrincipalName: 'HTTP/anna',
        memberOf: ['Board'],
        flags: ['locked', 'protected'],
        passwordSettings: { name: 'long', minPwdLength: 20 },
      },
    ],
    groups: [{ name: 'Board', memberOf: ['Everybody'] }],
    delegation: { readPasswordSettings: true },
  });
  onTestFinished(directory.stop);
  await asService(directory, async (client) => {
    const attributes = ['*', 'msDS-ResultantPSO', 'msDS-User-Account-Control-Computed'];
    const all = await client.search(directory.domainDn, { filter: '(objectClass=*)', attributes });
    const names = new Set(all.searchEntries.flatMap(({ dn: _, ...entry }) => Object.keys(entry)));
    expect(names.size).toBeGreaterThan(40);
    expect([...names].filter((name) => name !== '*' && !isAttribute(name))).toEqual([]);
  });
});

test.each(['uid', 'memberOf;range=0-*', '2.5.4.3', '', 'anr'])('%s is none', (name) => {
  expect(isAttribute(name)).toBe(false);
});
