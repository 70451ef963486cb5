import { AndFilter, EqualityFilter } from 'ldapts';
import { DaclAlone } from './dacl.ts';
import type { Account, Found, PasswordPolicy } from './directory.ts';
import { accountAttributes, foundIn, textOf } from './ldap-account.ts';
import { isInGroups, readDenyGroups, readObject } from './ldap-groups.ts';
import type { LdapSession } from './ldap-session.ts';
import { changeBuffers } from './number-changed.ts';
import type { DirectorySettings } from './settings.ts';

/** The length for an account whose policy cannot be read (ours: above any that people are asked to type). */
const lengthWhenUnreadable = 24;

/**
 * Searches for a user ID of six digits: a person, below the base DN, at most two of them. The groups that are denied
 * are looked up whoever it is, so that one that is missing shows for everybody alike.
 * @param now epoch ms.
 */
export async function findAccount(
  session: LdapSession,
  settings: DirectorySettings,
  userId: string,
  now: number,
): Promise<Found> {
  const denied = await readDenyGroups(session, settings.denyGroups);
  const entries = await session.search(
    settings.baseDn,
    {
      scope: 'sub',
      filter: new AndFilter({
        filters: [
          new EqualityFilter({ attribute: 'objectCategory', value: 'person' }),
          new EqualityFilter({ attribute: 'sAMAccountName', value: userId }),
        ],
      }),
      sizeLimit: 2,
      attributes: accountAttributes(settings),
      explicitBufferAttributes: ['nTSecurityDescriptor', ...changeBuffers],
    },
    new DaclAlone(),
  );
  const found = foundIn(entries, userId, settings, now);
  if (found.outcome !== 'found' || denied.size === 0) return found;
  const member = await isInGroups(session, found.account.dn, denied);
  if (member === undefined) return { outcome: 'refused', reason: 'unreadable' };
  return member ? { outcome: 'refused', reason: 'denied group' } : found;
}

/** Looks whether the place where employees are searched and the groups that are denied are there; it asks for nobody. */
export async function findPlaces(
  session: LdapSession,
  { baseDn, denyGroups }: DirectorySettings,
): Promise<void> {
  await session.search(baseDn, { scope: 'base', attributes: ['1.1'] });
  await readDenyGroups(session, denyGroups);
}

/** What the server says of itself: where the domain is, and the OIDs of the controls it has. */
export type RootDse = { readonly domainDn: string | undefined; readonly controls: readonly string[] };

/** Reads the RootDSE. */
export async function readRootDse(session: LdapSession): Promise<RootDse> {
  const [entry] = await session.search('', {
    scope: 'base',
    attributes: ['defaultNamingContext', 'supportedControl'],
  });
  if (entry === undefined) return { domainDn: undefined, controls: [] };
  const controls = [entry.supportedControl ?? []].flat().filter((oid) => typeof oid === 'string');
  return { domainDn: textOf(entry, 'defaultNamingContext'), controls };
}

/** Reads the policy in force for an account: its fine-grained one, or the domain's. */
export async function readPolicy(
  session: LdapSession,
  domainDn: string | undefined,
  account: Account,
): Promise<PasswordPolicy> {
  const domain = domainDn === undefined ? undefined : await readLength(session, domainDn, 'minPwdLength');
  const { passwordSettingsDn } = account;
  if (passwordSettingsDn === undefined) {
    return domain === undefined ? unreadable(0) : { minimumLength: domain, source: 'domain' };
  }
  const own = await readLength(session, passwordSettingsDn, 'msDS-MinimumPasswordLength');
  // Whichever is stricter: a fine-grained policy in force replaces the domain's, and a longer password does no harm.
  return own === undefined
    ? unreadable(domain ?? 0)
    : { minimumLength: Math.max(own, domain ?? 0), source: 'fine-grained' };
}

function unreadable(least: number): PasswordPolicy {
  return {
    minimumLength: Math.max(least, lengthWhenUnreadable),
    source: 'unreadable',
  };
}

/** A length at an object; undefined where the object or the attribute may not be read, as is usual with a PSO. */
async function readLength(session: LdapSession, dn: string, attribute: string): Promise<number | undefined> {
  const object = await readObject(session, dn, { attributes: [attribute] });
  const value = object === undefined ? undefined : textOf(object, attribute);
  return value !== undefined && /^\d{1,5}$/.test(value) ? Number(value) : undefined;
}
