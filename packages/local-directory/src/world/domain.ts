import type { AccountState } from '../accounts/account-state.ts';
import type { GroupState } from '../accounts/group-state.ts';
import { comparableDn, isUnder } from './distinguished-name.ts';
import type { PasswordPolicy } from './password-policy.ts';

/** What the service account was allowed to do in OU=Staff; each right can be left out to see what then happens. */
export type Delegation = {
  readonly resetPassword: boolean;
  readonly writePwdLastSet: boolean;
  readonly writeLockoutTime: boolean;
  readonly readProperties: boolean;
  readonly readTokenGroups: boolean;
  /** When an attribute was changed last. */
  readonly readChanges: boolean;
  readonly readPasswordSettings: boolean;
};

/** Which OID of the policy-hints control the directory lists, if any (MS-ADTS 3.1.1.3.4.1.27). */
export type PolicyHints = 'current' | 'deprecated' | 'none';

/** The OIDs of the policy-hints control. */
const policyHintsOids = {
  current: '1.2.840.113556.1.4.2239',
  deprecated: '1.2.840.113556.1.4.2066',
} as const;

/** The whole directory at one moment; never changed, only replaced. */
export type Domain = {
  readonly domainDn: string;
  readonly netbiosName: string;
  readonly staffDn: string;
  readonly serviceAccountGuid: string;
  readonly accounts: readonly AccountState[];
  readonly groups: readonly GroupState[];
  readonly policy: PasswordPolicy;
  readonly delegation: Delegation;
  readonly policyHints: PolicyHints;
};

/** What a connection is: who bound on it (an objectGUID), if anybody, and whether it is encrypted. */
export type Session = { readonly boundAs: string | undefined; readonly encrypted: boolean };

/** The domain's DNS name. */
export function domainName({ domainDn }: Domain): string {
  return domainDn.replace(/DC=/gi, '').replaceAll(',', '.');
}

/** The DN of a class's schema object, which `objectCategory` holds. */
export function categoryDn({ domainDn }: Domain, name: string): string {
  return `CN=${name},CN=Schema,CN=Configuration,${domainDn}`;
}

/** The account at a DN. */
export function accountAt(domain: Domain, dn: string): AccountState | undefined {
  return domain.accounts.find((account) => comparableDn(account.dn) === comparableDn(dn));
}

/** The account with a GUID, such as a session is bound as; undefined where it is bound as none. */
export function accountOf(domain: Domain, guid: Session['boundAs']): AccountState | undefined {
  return domain.accounts.find((account) => account.guid === guid);
}

/** The domain with one account replaced by its newer self. */
export function withAccount(domain: Domain, newer: AccountState): Domain {
  return {
    ...domain,
    accounts: domain.accounts.map((account) => (account.guid === newer.guid ? newer : account)),
  };
}

/** LDAP_SERVER_SD_FLAGS_OID, for a search: without it a descriptor is whole, and needs a privilege (MS-ADTS 3.1.1.3.4.1.11). */
export const descriptorControl = '1.2.840.113556.1.4.801';

/** The OIDs of the controls for a modify that the directory lists in its RootDSE. */
export function supportedControls({ policyHints }: Domain): readonly string[] {
  return policyHints === 'none' ? [] : [policyHintsOids[policyHints]];
}

/**
 * Whether the rights given on OU=Staff reach an account. A protected one has AdminSDHolder's rights instead of
 * inherited ones, and only descendant users inherit, not computers.
 */
export function isDelegated(domain: Domain, account: AccountState): boolean {
  return isUnder(account.dn, domain.staffDn) && !account.protected && account.seed.kind === 'person';
}
