import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AccessControl, neededAmong, type Permission } from '@opsline/local-iam';
import { parse } from 'yaml';
import { z } from 'zod';

const explanationShape = z.strictObject({
  actions: z.array(z.string()).optional(),
  on: z.string().optional(),
  to: z.string().optional(),
  by: z.string().optional(),
  effect: z.enum(['Allow', 'Deny']).default('Allow'),
  because: z.string(),
});

/** Why permissions are given that this machine does not use. */
export type Explanation = z.output<typeof explanationShape>;

/** The explanations of `tour/unused-permissions.yml`. */
export function readExplanations(): readonly Explanation[] {
  const file = join(import.meta.dirname, '../../tour/unused-permissions.yml');
  return z.array(explanationShape).parse(parse(readFileSync(file, 'utf8')));
}

/** The permissions without any of which all that was asked would be answered the same. */
export type Unused = {
  readonly explained: ReadonlyMap<Explanation, readonly Permission[]>;
  readonly unexplained: readonly Permission[];
  /** Explanations of nothing. */
  readonly idle: readonly Explanation[];
};

/** Which permissions nothing needed that was asked so far. */
export function unusedOf(
  { permissions, requests }: Pick<AccessControl, 'permissions' | 'requests'>,
  explanations: readonly Explanation[],
): Unused {
  const needed = neededAmong(permissions, requests());
  const unused = permissions.filter((permission) => !needed.has(permission));
  const explainedBy = (permission: Permission) => explanations.find((one) => explains(one, permission));
  const explained = new Map(
    explanations.map((one) => [one, unused.filter((permission) => explainedBy(permission) === one)]),
  );
  return {
    explained,
    unexplained: unused.filter((permission) => !explainedBy(permission)),
    idle: explanations.filter((one) => explained.get(one)?.length === 0),
  };
}

function explains({ actions, on = '', to, by = '', effect }: Explanation, permission: Permission): boolean {
  const { grantee } = permission;
  const service = 'principal' in grantee ? grantee.principal : undefined;
  return (
    permission.effect === effect &&
    (actions?.includes(permission.action) ?? true) &&
    permission.resource.includes(on) &&
    permission.path.includes(by) &&
    (effect === 'Deny' || service === to)
  );
}

/** The report: how many were used, and which were not, with the reason or without one. */
export function unusedInWords({ explained, unexplained, idle }: Unused, count: number): string[] {
  const reasons = [...explained].map(([{ because, effect }, permissions]) => {
    const actions = [...new Set(permissions.map(({ action }) => action))].join(', ');
    return `  ${permissions.length} never used: ${effect === 'Deny' ? 'denials of ' : ''}${actions}. ${because}`;
  });
  const known = [...explained.values()].flat().length;
  return [
    `${count - known - unexplained.length} of ${count} permissions of the templates were used`,
    ...reasons,
    ...faultsIn({ unexplained, idle }),
  ];
}

/** What is given for nothing, and what explains nothing. */
export function faultsIn({ unexplained, idle }: Pick<Unused, 'unexplained' | 'idle'>): string[] {
  return [
    ...unexplained.map(({ path, action, resource }) => `never used: ${action} on ${resource} (${path})`),
    ...idle.map(({ because }) => `explains nothing: ${because}`),
  ];
}
