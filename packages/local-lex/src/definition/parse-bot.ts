import { z } from 'zod';
import type { BotDefinition } from './bot-definition.ts';
import { botProperties } from './bot-schema.ts';
import { resolveIntrinsics, type TemplateValues } from './intrinsics.ts';

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
const resource = z.looseObject({ Type: z.string(), Properties: z.unknown() });

function pathText(start: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`),
    start,
  );
}

function problemsOf(error: z.ZodError, start: string): readonly string[] {
  return error.issues.flatMap((issue) => {
    const at = pathText(start, issue.path);
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => `${at}.${key}: unknown or unsupported property`)
      : [`${at}: ${issue.message}`];
  });
}

/** The resource map inside a template, a serverless file or a bare map. */
function resourcesOf(template: unknown): Readonly<Record<string, unknown>> {
  const top = map.safeParse(template);
  if (!top.success)
    throw new BotDefinitionError(['expected a CloudFormation template or a map of resources']);
  const serverless = map.safeParse(top.data.resources);
  const within = serverless.success ? serverless.data : top.data;
  const resources = map.safeParse(within.Resources);
  return resources.success ? resources.data : within;
}

function botsIn(resources: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(resources).flatMap(([id, value]) => {
    const parsed = resource.safeParse(value);
    return parsed.success && parsed.data.Type === 'AWS::Lex::Bot' ? [id] : [];
  });
}

function chooseBot(bots: readonly string[], logicalId: string | undefined): string {
  const [only, ...others] = bots;
  if (logicalId !== undefined) {
    if (bots.includes(logicalId)) return logicalId;
    throw new BotDefinitionError([
      `Resources.${logicalId}: expected an AWS::Lex::Bot (found: ${bots.join(', ') || 'none'})`,
    ]);
  }
  if (only !== undefined && others.length === 0) return only;
  throw new BotDefinitionError([
    `Resources: expected one AWS::Lex::Bot (found: ${bots.join(', ') || 'none'})`,
  ]);
}

/**
 * Reads the `AWS::Lex::Bot` of a template that is already parsed: a template, a serverless file, or the map of
 * resources itself. `logicalId` chooses when there are several; `values` gives intrinsics and `${…}` variables a
 * value (`{ 'sls:stage': 'dev' }`).
 * Throws {@link BotDefinitionError} naming the path of everything missing, wrong or unsupported.
 */
export function parseBot(template: unknown, logicalId?: string, values: TemplateValues = {}): BotDefinition {
  const resources = resourcesOf(template);
  const id = chooseBot(botsIn(resources), logicalId);
  const start = `Resources.${id}.Properties`;
  const properties = resource.parse(resources[id]).Properties;
  const parsed = botProperties.safeParse(resolveIntrinsics(properties, values));
  if (!parsed.success) throw new BotDefinitionError(problemsOf(parsed.error, start), parsed.error);
  const bot = parsed.data;
  return {
    logicalId: id,
    name: bot.Name,
    idleSessionTtlSeconds: bot.IdleSessionTTLInSeconds,
    locales: bot.BotLocales,
    codeHooks: Object.fromEntries(
      (bot.TestBotAliasSettings?.BotAliasLocaleSettings ?? []).flatMap((setting) => {
        const hook = setting.BotAliasLocaleSetting.CodeHookSpecification?.LambdaCodeHook;
        return hook ? [[setting.LocaleId, hook.LambdaArn]] : [];
      }),
    ),
  };
}
