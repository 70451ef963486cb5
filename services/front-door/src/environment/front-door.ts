import { parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';
import type { Owner } from '../dialog/owner.ts';

const texts = z.array(z.string().check(z.minLength(1)));

const owners: z.ZodMiniType<readonly Owner[], unknown> = z.array(
  z.strictObject({
    service: z.string(),
    function: z.string(),
    intents: texts,
    say: texts,
    names: z.boolean(),
  }),
);

/** The text of an array of owners, as JSON. */
const json = z.pipe(
  z.string().check(z.refine(isJson, { error: 'expected JSON' })),
  z.transform((text: string): unknown => JSON.parse(text)),
);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const environmentSchema = z.object({
  /** Who owns which intents: owners.yml, as the template writes it down. */
  OWNERS: z.pipe(json, owners),
});

/**
 * The environment of frontDoor.
 *
 * @throws {InputError} naming every variable that is missing or wrong; a cold start then fails at once
 */
export function parseEnvironment(environment: Readonly<Record<string, string | undefined>>) {
  return parseAt('environment', environmentSchema, environment);
}
