import { type CollectionTag, parseDocument, type ScalarTag } from 'yaml';
import type { BotDefinition } from './bot-definition.ts';
import type { TemplateValues } from './intrinsics.ts';
import { BotDefinitionError, parseBot } from './parse-bot.ts';

function longName(tag: string): string {
  return tag === 'Ref' || tag === 'Condition' ? tag : `Fn::${tag}`;
}

const scalarTags: readonly ScalarTag[] = ['Ref', 'GetAtt', 'Sub', 'ImportValue', 'Condition'].map((tag) => ({
  tag: `!${tag}`,
  resolve: (text) => ({ [longName(tag)]: tag === 'GetAtt' ? text.split('.') : text }),
}));

const listTags: readonly CollectionTag[] = [
  'GetAtt',
  'Sub',
  'Join',
  'If',
  'Select',
  'Split',
  'FindInMap',
].map((tag) => ({
  tag: `!${tag}`,
  collection: 'seq',
  resolve: (items) => ({ [longName(tag)]: 'toJSON' in items ? items.toJSON() : items }),
}));

/**
 * Reads a bot from the text of a YAML template (or `bot.yml` fragment) with CloudFormation tags.
 * `file` only names the source in errors. Throws {@link BotDefinitionError}.
 */
export function readBot(
  yamlText: string,
  file: string,
  logicalId?: string,
  values: TemplateValues = {},
): BotDefinition {
  const document = parseDocument(yamlText, { customTags: [...scalarTags, ...listTags] });
  const found = [...document.errors, ...document.warnings];
  if (found.length > 0) throw new BotDefinitionError(found.map((problem) => `${file}: ${problem.message}`));
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
