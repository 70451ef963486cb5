import { createHash } from 'node:crypto';
import * as z from 'zod/mini';

const templateSchema = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z._default(z.record(z.string(), z.unknown()), {}) }),
  ),
});

const ofBot = z.object({ BotId: z.object({ Ref: z.string() }) });

/** So many hexadecimal digits of a hash stand behind the logical ID. */
const digits = 12;

/**
 * Gives each `AWS::Lex::BotVersion` a logical ID that tells what it is a version of, wherever it is named. CloudFormation
 * makes no other version of a bot that has not changed, and a new one beside the old one of a bot that has.
 *
 * @throws ZodError where a version names no bot of the template
 */
export function withVersionsByContent(template: unknown): unknown {
  const { Resources } = templateSchema.parse(template);
  return Object.entries(Resources)
    .filter(([, { Type }]) => Type === 'AWS::Lex::BotVersion')
    .reduce<unknown>((renamed, [id, { Properties }]) => {
      const bot = Resources[ofBot.parse(Properties).BotId.Ref];
      return named(renamed, id, `${id}${hashOf([bot?.Properties, Properties])}`);
    }, template);
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, digits);
}

/** What names a resource: what stands under each of these keys, or first in a list of GetAtt and Sub. */
const naming: Readonly<Record<string, (id: string) => RegExp>> = {
  Ref: (id) => new RegExp(`^${id}$`),
  DependsOn: (id) => new RegExp(`^${id}$`),
  'Fn::GetAtt': (id) => new RegExp(`^${id}(?=\\.|$)`),
  'Fn::Sub': (id) => new RegExp(`(?<=\\$\\{)${id}(?=[.}])`, 'g'),
};

/** The template with a logical ID changed, where the resource is made and wherever it is named. */
function named(template: unknown, from: string, to: string): unknown {
  const within = (node: unknown, under: string, first = true): unknown => {
    if (typeof node === 'string') {
      const name = first ? naming[under]?.(from) : undefined;
      return name === undefined ? node : node.replace(name, to);
    }
    if (Array.isArray(node))
      return node.map((it, at) => within(it, under, at === 0 || under === 'DependsOn'));
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [
        under === 'Resources' && key === from ? to : key,
        within(value, key),
      ]),
    );
  };
  return within(template, '');
}
