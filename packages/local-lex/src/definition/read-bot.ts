import { type Document, isScalar, parseDocument, type Scalar, visit, YAMLMap, type YAMLSeq } from 'yaml';
import type { BotDefinition } from './bot-definition.ts';
import type { TemplateValues } from './intrinsics.ts';
import { BotDefinitionError, parseBot } from './parse-bot.ts';

/**
 * Reads a bot from the text of a YAML template (or `bot.yml` fragment) with CloudFormation tags.
 *
 * @param file only names the source in errors
 * @param logicalId chooses when there are several bots
 * @param values what parameters, pseudo parameters and serverless variables are worth
 * @throws BotDefinitionError that names the path of everything missing, wrong or unsupported
 */
export function readBot(
  yamlText: string,
  file: string,
  logicalId?: string,
  values: TemplateValues = {},
): BotDefinition {
  const document = parseDocument(yamlText, { logLevel: 'silent' });
  const found = [
    ...document.errors,
    ...document.warnings.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED'),
  ];
  if (found.length > 0) throw new BotDefinitionError(found.map((problem) => `${file}: ${problem.message}`));
  visit(document, { Value: (_key, node) => asFunction(node, document) });
  try {
    return parseBot(document.toJS(), logicalId, values);
  } catch (error) {
    if (!(error instanceof BotDefinitionError)) throw error;
    throw new BotDefinitionError(
      error.problems.map((problem) => `${file}: ${problem}`),
      error,
    );
  }
}

/** `!Sub text` → `{ Fn::Sub: text }`: a tag is the short form of the function with its name, whichever it is. */
function asFunction(node: Scalar | YAMLMap | YAMLSeq, document: Document): YAMLMap | undefined {
  const [, tag] = /^!([A-Za-z0-9]+)$/.exec(node.tag ?? '') ?? [];
  if (tag === undefined) return undefined;
  const { anchor } = node;
  delete node.tag;
  delete node.anchor;
  const call = new YAMLMap();
  const isPath = tag === 'GetAtt' && isScalar(node);
  call.set(
    tag === 'Ref' || tag === 'Condition' ? tag : `Fn::${tag}`,
    isPath ? document.createNode(resourceAndAttribute(String(node.value))) : node,
  );
  if (anchor !== undefined) call.anchor = anchor;
  return call;
}

function resourceAndAttribute(path: string): readonly string[] {
  const dot = path.indexOf('.');
  return dot < 0 ? [path] : [path.slice(0, dot), path.slice(dot + 1)];
}
