import { resolveIntrinsics, type TemplateValues } from '@opsline/local-kit/intrinsics';
import { z } from 'zod';
import { issuePath } from '../issue-path.ts';
import type { BotDefinition } from './bot-definition.ts';
import { aliasProperties, botMetadata, botProperties } from './bot-schema.ts';
import { repeatedNames } from './repeated-names.ts';

/** A template that is not a bot this runtime can play; each problem begins with the path of the property. */
export class BotDefinitionError extends Error {
  override readonly name = 'BotDefinitionError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[], cause?: unknown) {
    super(problems.join('\n'), { cause });
    this.problems = problems;
  }
}

const map = z.record(z.string(), z.unknown());
const resource = z.looseObject({
  Type: z.string(),
  Properties: z.unknown().optional(),
  Metadata: z.unknown().default({}),
});

/**
 * Reads the `AWS::Lex::Bot` of a template that is already parsed: a template, a serverless file, or the map of
 * resources itself.
 *
 * @param logicalId chooses when there are several bots
 * @param values what parameters, pseudo parameters and serverless variables are worth (`{ 'sls:stage': 'dev' }`)
 * @throws BotDefinitionError that names the path of everything missing, wrong or unsupported
 */
export function parseBot(template: unknown, logicalId?: string, values: TemplateValues = {}): BotDefinition {
  const stack = stackIn(template);
  const within = map.safeParse(stack.Resources);
  const resources = within.success ? within.data : stack;
  const id = chooseBot(botsIn(resources), logicalId);
  const start = `Resources.${id}`;
  const { Properties, Metadata } = resource.parse(resources[id]);
  const properties = resolveIntrinsics(Properties, stack, values);
  const parsed = botProperties.safeParse(properties);
  const accepted = botMetadata.safeParse(Metadata);
  const aliases = aliasesIn(resources, (written) => resolveIntrinsics(written, stack, values));
  const problems = [
    ...(parsed.success ? [] : problemsOf(parsed.error, `${start}.Properties`)),
    ...repeatedNames(properties, `${start}.Properties`),
    ...(accepted.success ? [] : problemsOf(accepted.error, `${start}.Metadata`)),
    ...aliases.problems,
  ];
  if (parsed.success && accepted.success && problems.length === 0) {
    const codeHooks = aliases.hooks.get(id) ?? parsed.data.codeHooks;
    return { logicalId: id, accepted: accepted.data, ...parsed.data, codeHooks };
  }
  throw new BotDefinitionError(problems, parsed.error ?? accepted.error);
}

/** What CloudFormation would see of a template, a serverless file or a bare map of resources. */
function stackIn(template: unknown): Readonly<Record<string, unknown>> {
  const top = map.safeParse(template);
  if (!top.success)
    throw new BotDefinitionError(['expected a CloudFormation template or a map of resources']);
  const serverless = map.safeParse(top.data.resources);
  return serverless.success ? serverless.data : top.data;
}

function botsIn(resources: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(resources).flatMap(([id, value]) => {
    const parsed = resource.safeParse(value);
    return parsed.success && parsed.data.Type === 'AWS::Lex::Bot' ? [id] : [];
  });
}

/** What the aliases of a template name, by the bot that each leads to; problems by their path. */
function aliasesIn(
  resources: Readonly<Record<string, unknown>>,
  resolved: (properties: unknown) => unknown,
): { readonly problems: readonly string[]; readonly hooks: ReadonlyMap<string, BotDefinition['codeHooks']> } {
  const read = Object.entries(resources).flatMap(([id, value]) => {
    const { success, data } = resource.safeParse(value);
    const isAlias = success && data.Type === 'AWS::Lex::BotAlias';
    return isAlias ? [{ id, alias: aliasProperties.safeParse(resolved(data.Properties)) }] : [];
  });
  return {
    problems: read.flatMap(({ id, alias }) =>
      alias.success ? [] : problemsOf(alias.error, `Resources.${id}.Properties`),
    ),
    hooks: new Map(
      read.flatMap(({ alias }) => (alias.success ? [[alias.data.bot, alias.data.codeHooks]] : [])),
    ),
  };
}

function chooseBot(bots: readonly string[], logicalId: string | undefined): string {
  const [only, ...others] = bots;
  const found = `found: ${bots.join(', ') || 'none'}`;
  if (logicalId !== undefined) {
    if (bots.includes(logicalId)) return logicalId;
    throw new BotDefinitionError([`Resources.${logicalId}: expected an AWS::Lex::Bot (${found})`]);
  }
  if (only !== undefined && others.length === 0) return only;
  throw new BotDefinitionError([`Resources: expected one AWS::Lex::Bot (${found})`]);
}

function problemsOf(error: z.ZodError, start: string): readonly string[] {
  return error.issues.flatMap((issue) => {
    const at = issuePath(issue.path, start);
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => `${at}.${key}: unknown or unsupported property`)
      : [`${at}: ${issue.message}`];
  });
}
