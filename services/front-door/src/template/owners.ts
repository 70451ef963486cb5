import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

/** Something of a bot that has a name, as the template says it. */
export type Named = { readonly Name: string } & Readonly<Record<string, unknown>>;

/** A service of owners.yml, with its intents and slot types. */
export type Entry = {
  readonly service: string;
  readonly function: string;
  readonly say: readonly string[];
  readonly names: boolean;
  readonly intents: readonly Named[];
  readonly slotTypes: readonly Named[];
};

const named = z.looseObject({ Name: z.string() });
/** The manners, which a bot of one service takes in from lex-kit, are here once and for all. */
const taken = z.string().startsWith('${file(../../packages/lex-kit/manners/');
const own = z.array(z.union([named, taken])).transform((all) => all.filter((one) => typeof one !== 'string'));
const locale = z.object({ Intents: own, SlotTypes: z.array(named).default([]) });

const ownersShape = z.record(
  z.string().regex(/^[a-z][a-z0-9-]*$/),
  z.strictObject({
    function: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
    intents: z.string(),
    say: z.array(z.string().min(1)).min(1),
    names: z.boolean().default(false),
  }),
);

const bot = z.object({
  Type: z.literal('AWS::Lex::Bot'),
  Properties: z.object({ BotLocales: z.tuple([locale]) }),
});

/** A file of intents, or a template that begins with a bot of one locale. */
const intentsShape = z.union([
  locale,
  z
    .object({ Resources: z.record(z.string(), z.unknown()) })
    .transform(({ Resources }) => bot.parse(Object.values(Resources)[0]).Properties.BotLocales[0]),
]);

/**
 * Reads who owns which intents, in the order of owners.yml.
 *
 * @param services the folder of all services
 * @throws naming the file, and what was expected in it
 */
export function readOwners(services: string): Entry[] {
  const owners = read(join(services, 'front-door/owners.yml'), ownersShape);
  return Object.entries(owners).map(([service, { function: key, intents: file, say, names }]) => {
    const { Intents, SlotTypes } = read(join(services, service, file), intentsShape);
    return { service, function: key, say, names, intents: Intents, slotTypes: SlotTypes };
  });
}

/**
 * The manners of every bot, by their names.
 *
 * @param packages the folder of all packages
 */
export function readManners(packages: string): Named[] {
  const shape = z.record(z.string(), named);
  const folder = join(packages, 'lex-kit/manners');
  return readdirSync(folder).flatMap((file) => Object.values(read(join(folder, file), shape)));
}

function read<T>(file: string, shape: z.ZodType<T>): T {
  // CloudFormation's tags are of no interest here, and unknown.
  const parsed = shape.safeParse(parse(readFileSync(file, 'utf8'), { merge: true, logLevel: 'silent' }));
  if (parsed.success) return parsed.data;
  throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
}
