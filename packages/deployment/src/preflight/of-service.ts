import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import type { Finding } from './finding.ts';
import type { Plan } from './plan.ts';

type Planned = Pick<Plan, 'keyArns' | 'stack'> & {
  readonly environments: readonly Readonly<Record<string, string>>[];
  readonly region: string;
};

const exportsSchema = z.object({
  preflight: z.custom<(planned: Planned) => Promise<Finding[]>>((it) => typeof it === 'function'),
});

/** What only the service in a folder can look at: what its src/preflight.ts finds, if it has one. */
export async function ofService(folder: string, plan: Plan, region: string): Promise<Finding[]> {
  const file = join(folder, 'src/preflight.ts');
  if (!existsSync(file)) return [];
  const module: unknown = await import(pathToFileURL(file).href);
  const environments = plan.functions.map(({ environment }) => environment);
  return exportsSchema
    .parse(module)
    .preflight({ environments, keyArns: plan.keyArns, stack: plan.stack, region });
}
