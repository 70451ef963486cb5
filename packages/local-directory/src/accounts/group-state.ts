import { escapeDnValue } from '../world/distinguished-name.ts';
import type { DirectoryGroup } from './groups.ts';
import { builtinSid, domainSid } from './sid.ts';

/** A group as the directory holds it. */
export type GroupState = Pick<DirectoryGroup, 'name' | 'kind' | 'memberOf'> & {
  readonly dn: string;
  /** The last part of its SID: what `primaryGroupID` says. */
  readonly rid: number;
  readonly sid: Buffer;
  readonly scope: DirectoryGroup['scope'] | 'builtin';
};

type WellKnown = {
  readonly rid: number;
  readonly scope: GroupState['scope'];
  readonly memberOf: readonly string[];
};

/** What every domain has (MS-ADTS 6.1.1.6); only what somebody is in without being put there. */
const wellKnown: Readonly<Record<string, WellKnown>> = {
  Administrators: { rid: 544, scope: 'builtin', memberOf: [] },
  Users: { rid: 545, scope: 'builtin', memberOf: [] },
  'Domain Admins': { rid: 512, scope: 'global', memberOf: ['Administrators'] },
  'Domain Users': { rid: 513, scope: 'global', memberOf: ['Users'] },
  'Domain Computers': { rid: 515, scope: 'global', memberOf: [] },
};

/** Below 1000 are the RIDs that every domain has alike; accounts follow upon groups. */
export const firstGroupRid = 1_101;

/** The groups at the start of the directory's life: those that every domain has, and those described. */
export function seedGroups(described: readonly DirectoryGroup[], domainDn: string): readonly GroupState[] {
  const known = Object.entries(wellKnown).map(([name, { rid, scope, memberOf }]): GroupState => {
    const more = described.find((group) => group.name === name)?.memberOf ?? [];
    const builtin = scope === 'builtin';
    return {
      name,
      kind: 'security',
      memberOf: [...memberOf, ...more],
      dn: `CN=${name},CN=${builtin ? 'Builtin' : 'Users'},${domainDn}`,
      rid,
      sid: builtin ? builtinSid(rid) : domainSid(domainDn, rid),
      scope,
    };
  });
  const own = described.filter(({ name }) => wellKnown[name] === undefined);
  const made = own.map((group, place): GroupState => {
    const { name, organizationalUnit: unit, ...rest } = group;
    const rid = firstGroupRid + place;
    const container = unit === undefined ? 'CN=Users' : `OU=${unit}`;
    const dn = `CN=${escapeDnValue(name)},${container},${domainDn}`;
    return { ...rest, name, dn, rid, sid: domainSid(domainDn, rid) };
  });
  return [...known, ...made];
}

/** The security groups of these names and those that they are in, at any depth: what stands in a token. */
export function securityGroupsOf(
  groups: readonly GroupState[],
  names: readonly string[],
): readonly GroupState[] {
  const found = new Set<GroupState>();
  const add = (name: string): void => {
    const group = groups.find((one) => one.name === name);
    if (group === undefined || group.kind !== 'security' || found.has(group)) return;
    found.add(group);
    group.memberOf.forEach(add);
  };
  names.forEach(add);
  return [...found];
}
