import type { TemplateValues } from '@opsline/local-kit/intrinsics';
import { readTemplate, TemplateError } from '@opsline/local-kit/read-template';
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
  try {
    return parseBot(readTemplate(yamlText), logicalId, values);
  } catch (error) {
    if (!(error instanceof BotDefinitionError || error instanceof TemplateError)) throw error;
    const inFile = error.problems.map((problem) => `${file}: ${problem}`);
    throw new BotDefinitionError(inFile, error);
  }
}
