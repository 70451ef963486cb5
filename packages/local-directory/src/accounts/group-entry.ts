import type { Entry } from '../world/attributes.ts';
import { categoryDn, type Domain } from '../world/domain.ts';
import { linkedGroupNames } from './account-groups.ts';
import type { GroupState } from './group-state.ts';

/** Bits of groupType (MS-ADTS 2.2.12). */
const scopes = { global: 0x2, 'domain local': 0x4, universal: 0x8, builtin: 0x5 } as const;
const securityEnabled = 0x8000_0000;

/** A group as anybody who is bound may read it. */
export function groupEntry(domain: Domain, group: GroupState): Entry {
  const { name, dn, sid, scope, kind } = group;
  const groupType = scopes[scope] | (kind === 'security' ? securityEnabled : 0) | 0;
  const members = [
    ...domain.accounts.filter((account) => linkedGroupNames(account).includes(name)),
    ...domain.groups.filter(({ memberOf }) => memberOf.includes(name)),
  ].map((member) => member.dn);
  const above = domain.groups.filter((other) => group.memberOf.includes(other.name));
  return {
    dn,
    attributes: {
      objectClass: ['top', 'group'],
      objectCategory: [categoryDn(domain, 'Group')],
      cn: [name],
      sAMAccountName: [name],
      sAMAccountType: [accountType(group)],
      objectSid: [sid],
      groupType: [String(groupType)],
      ...(members.length > 0 && { member: members }),
      ...(above.length > 0 && { memberOf: above.map((one) => one.dn) }),
    },
  };
}

/** Groups and aliases, those for mail alone one higher (MS-ADTS 2.2.19). */
function accountType({ scope, kind }: GroupState): string {
  const base = scope === 'global' || scope === 'universal' ? 0x1000_0000 : 0x2000_0000;
  return String(base + (kind === 'security' ? 0 : 1));
}
