import type { Entry } from 'ldapts';
import { DaclAlone, mayResetBy } from '../directory/dacl.ts';
import { textOf } from '../directory/ldap-account.ts';
import type { LdapSession } from '../directory/ldap-session.ts';
import { changeAttributes, changeBuffers, changedAt, tellsChanges } from '../directory/number-changed.ts';
import type { DirectorySettings } from '../directory/settings.ts';

/** What the service account may do with one employee, as the directory itself says it. */
export type Delegation = {
  /** Undefined where the directory does not say. */
  readonly mayReset: boolean | undefined;
  /** Of these attributes those that it may write. */
  readonly mayWrite: readonly string[];
  readonly readsGroups: boolean;
  /** Attributes that the settings name and that no employee can have. */
  readonly lacking: readonly string[];
  /** When the number on record was changed. */
  readonly readsChanges: boolean;
};

/** The attributes that a reset writes beside the password. */
export const written = ['pwdLastSet', 'lockoutTime'] as const;

/** Somebody who is an account of a person, and not protected: a protected one is delegated to nobody. */
const anEmployee = '(&(objectCategory=person)(objectClass=user)(!(adminCount=1)))';

/**
 * Looks at one employee below the base DN; it changes nothing.
 *
 * @returns undefined where nobody is there to be seen
 */
export async function lookAtDelegation(
  session: LdapSession,
  { baseDn, attributes: named }: Pick<DirectorySettings, 'baseDn' | 'attributes'>,
): Promise<Delegation | undefined> {
  const [found] = await session.search(baseDn, {
    scope: 'sub',
    filter: anEmployee,
    sizeLimit: 1,
    attributes: ['1.1'],
  });
  if (found === undefined) return undefined;
  const attributes = [
    'allowedAttributesEffective',
    'tokenGroups',
    'nTSecurityDescriptor',
    'allowedAttributes',
    named.mobile,
    ...changeAttributes,
  ];
  const explicitBufferAttributes = ['tokenGroups', 'nTSecurityDescriptor', ...changeBuffers];
  const [[employee], [self]] = [
    await session.search(found.dn, { scope: 'base', attributes, explicitBufferAttributes }, new DaclAlone()),
    // The SIDs of this very connection (MS-ADTS 3.1.1.3.2).
    await session.search('', { scope: 'base', attributes: ['tokenGroups'], explicitBufferAttributes }),
  ];
  // Deleted since.
  if (employee === undefined) return undefined;
  const [descriptor] = buffers(employee, 'nTSecurityDescriptor');
  const sids = new Set(buffers(self, 'tokenGroups').map((sid) => sid.toString('hex')));
  const allowed = [employee.allowedAttributesEffective ?? []].flat().map(String);
  const possible = [employee.allowedAttributes ?? []].flat().map((name) => String(name).toLowerCase());
  return {
    mayReset: descriptor === undefined || sids.size === 0 ? undefined : mayResetBy(descriptor, sids),
    mayWrite: written.filter((name) => allowed.includes(name)),
    // A directory that does not say what there can be lacks nothing, as far as is known.
    lacking: Object.values(named).filter(
      (name) => possible.length > 0 && !possible.includes(name.toLowerCase()),
    ),
    readsGroups: buffers(employee, 'tokenGroups').length > 0,
    readsChanges: readsChange(employee, named.mobile),
  };
}

/** Whoever has no number shows only whether changes are told at all. */
function readsChange(employee: Entry, number: string): boolean {
  return textOf(employee, number) === undefined
    ? tellsChanges(employee)
    : changedAt(employee, number) !== undefined;
}

function buffers(entry: Entry | undefined, attribute: string): Buffer[] {
  return [entry?.[attribute] ?? []].flat().filter((value) => Buffer.isBuffer(value));
}
