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
  readonly readPasswordSettings: boolean;
};

/** Which OID of the policy-hints control the directory lists, if any (MS-ADTS 3.1.1.3.4.1.27). */
export type PolicyHints = 'current' | 'deprecated' | 'none';

/** The OIDs of the policy-hints control. */
export const policyHintsOids = {
  current: '1.2.840.113556.1.4.2239',
  deprecated: '1.2.840.113556.1.4.2066',
} as const;

/** The whole directory at one moment; never changed, only replaced. */
export type World = {
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
export function domainName({ domainDn }: World): string {
  return domainDn.replace(/DC=/gi, '').replaceAll(',', '.');
}

/** The account at a DN. */
export function accountAt(world: World, dn: string): AccountState | undefined {
  return world.accounts.find((account) => comparableDn(account.dn) === comparableDn(dn));
}

/** The world with one account replaced by its newer self. */
export function withAccount(world: World, newer: AccountState): World {
  return {
    ...world,
    accounts: world.accounts.map((account) => (account.guid === newer.guid ? newer : account)),
  };
}

/** The OIDs of the controls that the directory lists in its RootDSE; they are for a modify. */
export function supportedControls({ policyHints }: World): readonly string[] {
  return policyHints === 'none' ? [] : [policyHintsOids[policyHints]];
}

/**
 * Whether the rights given on OU=Staff reach an account. A protected one has AdminSDHolder's rights instead of
 * inherited ones, and only descendant users inherit, not computers.
 */
export function isDelegated(world: World, account: AccountState): boolean {
  return isUnder(account.dn, world.staffDn) && !account.protected && account.seed.kind === 'person';
}
