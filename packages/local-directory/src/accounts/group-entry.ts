import type { Entry } from '../world/attributes.ts';
import type { World } from '../world/world.ts';
import { linkedGroupNames } from './account-groups.ts';
import type { GroupState } from './group-state.ts';

/** Bits of groupType (MS-ADTS 2.2.12). */
const scopes = { global: 0x2, 'domain local': 0x4, universal: 0x8, builtin: 0x5 } as const;
const securityEnabled = 0x8000_0000;

/** A group as anybody who is bound may read it. */
export function groupEntry(world: World, group: GroupState): Entry {
  const { name, dn, sid, scope, kind } = group;
  const groupType = scopes[scope] | (kind === 'security' ? securityEnabled : 0) | 0;
  const members = [
    ...world.accounts.filter((account) => linkedGroupNames(account).includes(name)),
    ...world.groups.filter(({ memberOf }) => memberOf.includes(name)),
  ].map((member) => member.dn);
  const above = world.groups.filter((other) => group.memberOf.includes(other.name));
  return {
    dn,
    attributes: {
      objectClass: ['top', 'group'],
      objectCategory: [`CN=Group,CN=Schema,CN=Configuration,${world.domainDn}`],
      distinguishedName: [dn],
      cn: [name],
      sAMAccountName: [name],
      objectSid: [sid],
      groupType: [String(groupType)],
      ...(members.length > 0 && { member: members }),
      ...(above.length > 0 && { memberOf: above.map((one) => one.dn) }),
    },
  };
}
