import type { AccountState } from './account-state.ts';
import { type GroupState, securityGroupsOf } from './group-state.ts';

/** The names of the groups that an account is linked to: the primary one is not, and the ordinary one is once it is no longer that. */
export function linkedGroupNames(account: AccountState): readonly string[] {
  const primary = primaryName(account);
  return [...new Set([...account.seed.memberOf, ordinary(account)])].filter((name) => name !== primary);
}

function ordinary({ seed }: AccountState): string {
  return seed.kind === 'person' ? 'Domain Users' : 'Domain Computers';
}

function primaryName(account: AccountState): string {
  return account.seed.primaryGroup ?? ordinary(account);
}

/** The group that stands in `primaryGroupID`, and in no link. */
export function primaryGroupOf(groups: readonly GroupState[], account: AccountState): GroupState | undefined {
  return groups.find(({ name }) => name === primaryName(account));
}

/** The SIDs of all security groups of an account, the primary one and nested ones too (MS-ADTS 3.1.1.4.5.19). */
export function tokenGroupsOf(groups: readonly GroupState[], account: AccountState): readonly Buffer[] {
  return securityGroupsOf(groups, [primaryName(account), ...linkedGroupNames(account)]).map(({ sid }) => sid);
}
