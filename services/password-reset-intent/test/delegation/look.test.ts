import { startLocalDirectory } from '@opsline/local-directory';
import type { Entry, SearchOptions } from 'ldapts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeDelegation } from '../../src/delegation/judge.ts';
import { type Delegation, lookAtDelegation } from '../../src/delegation/look.ts';
import { systemClock } from '../../src/directory/clock.ts';
import { type LdapSession, openLdapSession } from '../../src/directory/ldap-session.ts';
import { type DirectorySettings, parseDirectorySettings } from '../../src/directory/settings.ts';
import { settingsOf } from '../directory/lab/local-settings.ts';

let server: Awaited<ReturnType<typeof startLocalDirectory>>;
let settings: DirectorySettings;
let session: LdapSession;
beforeAll(async () => {
  server = await startLocalDirectory({
    accounts: [{ sAMAccountName: '104233', displayName: 'Anna', mobile: '+15550100' }],
  });
  settings = parseDirectorySettings({ ...settingsOf(server), attributes: { birthDate: 'birthDay' } });
  session = await openLdapSession(server.url, settings, settings.limits.totalMs, systemClock);
});
afterAll(async () => {
  await session.close();
  await server.stop();
});

const [rootDse, anna] = ['', 'CN=Anna,OU=Staff,DC=corp,DC=example,DC=com'];
const all: Delegation = {
  mayReset: true,
  mayWrite: ['pwdLastSet', 'lockoutTime'],
  readsGroups: true,
  lacking: ['birthDay'],
  readsChanges: true,
};

type Told = (entry: Entry, asked: SearchOptions, dn: string) => readonly Entry[];

/** The directory, of which something is told otherwise. */
function telling(told: Told): LdapSession {
  return {
    ...session,
    search: async (dn, options, control) =>
      (await session.search(dn, options, control)).flatMap((entry) => told(entry, options, dn)),
  };
}

/** One object is not told, or one attribute of it. */
function keepingBack(of: string, attribute?: string): LdapSession {
  return telling(({ ...entry }, _, dn) => {
    if (dn !== of) return [entry];
    if (attribute === undefined) return [];
    delete entry[attribute];
    return [entry];
  });
}

test.each<[string, [dn: string, attribute?: string], Delegation | undefined]>([
  ['nothing', ['CN=Nobody'], all],
  ['who may do what with an employee', [anna, 'nTSecurityDescriptor'], { ...all, mayReset: undefined }],
  ['who the service account is', [rootDse, 'tokenGroups'], { ...all, mayReset: undefined }],
  ['anything of itself', [rootDse], { ...all, mayReset: undefined }],
  ['what may be written', [anna, 'allowedAttributesEffective'], { ...all, mayWrite: [] }],
  ['which attributes there can be', [anna, 'allowedAttributes'], { ...all, lacking: [] }],
  ['the groups of an employee', [anna, 'tokenGroups'], { ...all, readsGroups: false }],
  ['when anything was changed', [anna, 'msDS-ReplAttributeMetaData'], { ...all, readsChanges: false }],
  ['an employee who was deleted meanwhile', [anna], undefined],
])('kept back by the directory: %s', async (_, [dn, attribute], delegation) => {
  expect(await lookAtDelegation(keepingBack(dn, attribute), settings)).toEqual(delegation);
});

test('what is bytes is asked for as bytes, even where they could be text', async () => {
  const text = telling(({ dn, ...entry }, { explicitBufferAttributes: bytes = [] }) => {
    const values = Object.entries(entry).map(([name, value]) => [
      name,
      bytes.includes(name) ? value : asText(value),
    ]);
    return [{ dn, ...Object.fromEntries(values) }];
  });
  expect(await lookAtDelegation(text, settings)).toEqual(all);
});

test('groups that are told in text are no groups that anybody could be compared with', async () => {
  const text = telling((entry, _, dn) => [dn === anna ? { ...entry, tokenGroups: ['S-1-5-21'] } : entry]);
  expect(await lookAtDelegation(text, settings)).toEqual({ ...all, readsGroups: false });
});

function asText(value: Entry['x']): string[] {
  return [value ?? []].flat().map((one) => one.toString('latin1'));
}

test('of an employee nothing is read but the rights, the number on record, and when it was changed', async () => {
  const read: Entry[] = [];
  await lookAtDelegation(
    telling((entry) => {
      read.push(entry);
      return [entry];
    }),
    settings,
  );
  const names = read.flatMap((entry) => Object.keys(entry).filter((name) => [entry[name]].flat().length > 0));
  expect([...new Set(names)].toSorted()).toEqual([
    'allowedAttributes',
    'allowedAttributesEffective',
    'dn',
    'mobile',
    'msDS-ReplAttributeMetaData',
    'nTSecurityDescriptor',
    'tokenGroups',
  ]);
});

test('where nobody can see whether a password may be reset, that is told, and is no fault', () => {
  expect(judgeDelegation(settings.baseDn, { ...all, lacking: [], mayReset: undefined }, 1)).toEqual([
    {
      weight: 'unseen',
      about: 'directory',
      found: 'whether the service account may reset a password: the directory does not show the rights',
      todo: 'Reset a test account once it is deployed.',
    },
  ]);
});
