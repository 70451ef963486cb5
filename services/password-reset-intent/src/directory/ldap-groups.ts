import type { Entry, SearchOptions } from 'ldapts';
import { DirectoryError } from './directory.ts';
import { textOf } from './ldap-account.ts';
import { ldapResult } from './ldap-failure.ts';
import type { LdapSession } from './ldap-session.ts';

/** The bit of groupType that a group has whose members have it in their token (MS-ADTS 2.2.12). */
const securityEnabled = 0x8000_0000;

/**
 * Looks up the groups whose members are not reset by phone.
 * @param denyGroups their DNs.
 * @returns their SIDs, in hex.
 * @throws DirectoryError where one is not there, may not be read or is no security group: nobody can be known not to be
 * in it. It tells their places in the settings.
 */
export async function readDenyGroups(
  session: LdapSession,
  denyGroups: readonly string[],
): Promise<ReadonlySet<string>> {
  const sids = await Promise.all(denyGroups.map((dn) => readGroupSid(session, dn)));
  const missing = sids.flatMap((sid, place) => (sid === undefined ? [`denyGroups.${place}`] : []));
  if (missing.length > 0) throw new DirectoryError('deny group missing', missing.join(', '));
  return new Set(sids.filter((sid) => sid !== undefined));
}

async function readGroupSid(session: LdapSession, dn: string): Promise<string | undefined> {
  const group = await readObject(session, dn, {
    attributes: ['objectClass', 'groupType', 'objectSid'],
    explicitBufferAttributes: ['objectSid'],
  });
  if (group === undefined || ![group.objectClass ?? []].flat().includes('group')) return undefined;
  if ((Number(textOf(group, 'groupType')) & securityEnabled) === 0) return undefined;
  return sidsOf(group, 'objectSid')[0];
}

/**
 * Whether an account is in one of these groups: `tokenGroups` has the primary group and nested ones too, and AD
 * computes it for the base of a search alone (MS-ADTS 3.1.1.4.5.19).
 * @param sids of the groups, in hex.
 * @returns undefined where it may not be read: every account is in some group.
 */
export async function isInGroups(
  session: LdapSession,
  dn: string,
  sids: ReadonlySet<string>,
): Promise<boolean | undefined> {
  const attributes = ['tokenGroups'];
  const account = await readObject(session, dn, { attributes, explicitBufferAttributes: attributes });
  const groups = account === undefined ? [] : sidsOf(account, 'tokenGroups');
  return groups.length === 0 ? undefined : groups.some((sid) => sids.has(sid));
}

function sidsOf(entry: Entry, attribute: string): readonly string[] {
  return [entry[attribute] ?? []]
    .flat()
    .flatMap((value) => (Buffer.isBuffer(value) ? value.toString('hex') : []));
}

/** Results that say there is no such object for us: another domain, nowhere, no DN, no right. */
const notForUs = [10, 32, 34, 50];

/** Reads one object; undefined where there is none that may be read. */
export async function readObject(
  session: LdapSession,
  dn: string,
  options: SearchOptions,
): Promise<Entry | undefined> {
  try {
    const [entry] = await session.search(dn, { ...options, scope: 'base' });
    return entry;
  } catch (error) {
    const { code } = ldapResult(error);
    if (code !== undefined && notForUs.includes(code)) return undefined;
    throw error;
  }
}
