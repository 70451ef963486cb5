import { z } from 'zod';
import { type DirectoryAccount, organizationalUnit } from './accounts.ts';

const directoryGroup = z
  .strictObject({
    name: z.string().min(1).max(64),
    organizationalUnit: organizationalUnit.optional(),
    scope: z.enum(['global', 'domain local', 'universal']).default('global'),
    kind: z.enum(['security', 'distribution']).default('security'),
    memberOf: z.array(z.string().min(1)).default([]),
  })
  .readonly();

/**
 * Groups, as plain data: a list with at least a `name` each. Without an `organizationalUnit` a group lies in CN=Users;
 * `memberOf` names the groups that it is in itself.
 */
export const directoryGroups = z.array(directoryGroup).readonly();

/** What may be left out is optional here. */
export type DirectoryGroups = z.input<typeof directoryGroups>;

/** One group, with its defaults filled in. */
export type DirectoryGroup = z.output<typeof directoryGroup>;

/**
 * The groups described, and a plain one for each name besides that somebody is in.
 * @throws ZodError naming the path of what is wrong.
 */
export function everyGroup(
  described: DirectoryGroups,
  accounts: readonly DirectoryAccount[],
): readonly DirectoryGroup[] {
  const groups = directoryGroups.parse(described);
  const named = [
    ...groups.flatMap(({ memberOf }) => memberOf),
    ...accounts.flatMap(({ memberOf, primaryGroup = [] }) => [...memberOf, primaryGroup].flat()),
  ];
  const plain = [...new Set(named)].filter((name) => groups.every((group) => group.name !== name));
  return [...groups, ...directoryGroups.parse(plain.map((name) => ({ name })))];
}
