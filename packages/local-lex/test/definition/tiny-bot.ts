import { BotDefinitionError } from '../../src/definition/parse-bot.ts';
import { readBot } from '../../src/index.ts';

/** A bot of one locale, as the text of a template. */
export function bot(locale: string, more = ''): string {
  return `
Bot:
  Type: AWS::Lex::Bot
  Properties:
    Name: tiny
    RoleArn: role
    DataPrivacy: { ChildDirected: false }
    IdleSessionTTLInSeconds: 300
    ${more}
    BotLocales: [{ LocaleId: en_US, NluConfidenceThreshold: 0.4, ${locale} }]
`;
}

/** … whose locale is written as a block; `more` stands beside its properties. */
export function blockBot(locale: string, more = ''): string {
  const block = locale.trim().replaceAll('\n', '\n        ');
  return `
Bot:
  Type: AWS::Lex::Bot
  ${more}
  Properties:
    Name: tiny
    RoleArn: role
    DataPrivacy: { ChildDirected: false }
    IdleSessionTTLInSeconds: 300
    BotLocales:
      - LocaleId: en_US
        NluConfidenceThreshold: 0.4
        ${block}
`;
}

/** … of one intent. */
export function intent(more: string, name = 'One'): string {
  return bot(`Intents: [{ Name: ${name}, ${more} }]`);
}

/** … of one slot type. */
export function slotType(more: string, name = 'T'): string {
  return bot(`Intents: [], SlotTypes: [{ Name: ${name}, ${more} }]`);
}

/** Where the properties of the bot, and of its one intent, are told to be. */
export const at = 'bot.yml: Resources.Bot.Properties';
export const one = `${at}.BotLocales[0].Intents[0]`;

/** What is told of such a text. */
export function problems(yaml: string): readonly string[] {
  try {
    readBot(yaml, 'bot.yml');
  } catch (error) {
    if (error instanceof BotDefinitionError) return error.problems;
    throw error;
  }
  return [];
}
