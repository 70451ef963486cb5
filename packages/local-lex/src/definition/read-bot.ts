import type { TemplateValues } from '@opsline/local-kit/intrinsics';
import { type Document, isScalar, parseDocument, type Scalar, visit, YAMLMap, type YAMLSeq } from 'yaml';
import type { BotDefinition } from './bot-definition.ts';
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
  const problems = [...document.errors, ...document.warnings]
    .filter(({ code }) => code !== 'TAG_RESOLVE_FAILED')
    .map(({ message }) => message);
  visit(document, {
    Value: (_key, node) => asFunction(node, document),
    Alias: (_key, alias, path) => {
      const meant = alias.resolve(document);
      if (meant && !path.includes(meant)) return;
      problems.push(`alias ${alias.source}: expected an anchor before it, not around it`);
    },
  });
  try {
    if (problems.length > 0) throw new BotDefinitionError(problems);
    return parseBot(document.toJS(), logicalId, values);
  } catch (error) {
    if (!(error instanceof BotDefinitionError)) throw error;
    const inFile = error.problems.map((problem) => `${file}: ${problem}`);
    throw new BotDefinitionError(inFile, error);
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
