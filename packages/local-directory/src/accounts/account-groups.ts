import type { Domain } from '../world/domain.ts';
import type { AccountState } from './account-state.ts';
import { type GroupState, securityGroupsOf } from './group-state.ts';
import { domainSid, sidOf } from './sid.ts';

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

/** Everyone, and whoever is authenticated (MS-DTYP 2.4.2.4). */
const everybody = ['S-1-1-0', 'S-1-5-11'].flatMap((sid) => sidOf(sid) ?? []);

/** The SIDs that a connection has on which an account is bound: its own, its groups', and those that everybody has. */
export function sidsOfToken({ domainDn, groups }: Domain, account: AccountState): readonly Buffer[] {
  return [domainSid(domainDn, account.rid), ...tokenGroupsOf(groups, account), ...everybody];
}
