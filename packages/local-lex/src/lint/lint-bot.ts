import type { BotDefinition, IntentDefinition, LocaleDefinition } from '../definition/bot-definition.ts';
import { isFallback } from '../definition/built-in-intents.ts';
import { nextStepProblems } from './next-steps.ts';
import { folded } from './placed-utterances.ts';

const secretName = /pin$|^pin|dob|password/i;

/** What a template that can be read still gets wrong, a sentence each, beginning with the locale; empty when nothing. */
export function lintBot(bot: BotDefinition): readonly string[] {
  return bot.locales.flatMap((locale) =>
    localeProblems(locale).map((problem) => `${locale.localeId}: ${problem}`),
  );
}

function localeProblems(locale: LocaleDefinition): readonly string[] {
  const used = new Set(locale.intents.flatMap((intent) => intent.slots.map((slot) => slot.type)));
  const utterances = locale.intents.flatMap((intent) => [...new Set(intent.utterances.map(folded))]);
  return [
    ...(locale.intents.some(isFallback)
      ? []
      : ['there is no intent with ParentIntentSignature AMAZON.FallbackIntent']),
    ...twice(locale.intents.flatMap(({ builtIn }) => builtIn ?? [])).map(
      (signature) => `${signature}: the parent of more than one intent`,
    ),
    ...locale.slotTypes
      .filter((type) => !used.has(type.name))
      .map((type) => `slot type ${type.name}: not used`),
    ...twice(utterances).map((utterance) => `utterance "${utterance}": in more than one intent`),
    ...locale.intents.flatMap((intent) =>
      intentProblems(intent, locale).map((problem) => `intent ${intent.name}: ${problem}`),
    ),
  ];
}

function twice(items: readonly string[]): readonly string[] {
  return [...new Set(items.filter((item, index) => items.indexOf(item) !== index))];
}

function intentProblems(intent: IntentDefinition, locale: LocaleDefinition): readonly string[] {
  return [
    ...intent.priorities
      .filter((it) => !intent.slots.some((slot) => slot.name === it.slotName))
      .map((it) => `priority ${it.priority}: there is no slot ${it.slotName}`),
    ...slotProblems(intent, locale),
    ...utteranceProblems(intent),
    ...nextStepProblems(intent, locale),
  ];
}

function slotProblems(intent: IntentDefinition, locale: LocaleDefinition): readonly string[] {
  return intent.slots.flatMap((slot) => [
    ...(slot.type.startsWith('AMAZON.') || locale.slotTypes.some((type) => type.name === slot.type)
      ? []
      : [`slot ${slot.name}: there is no slot type ${slot.type}`]),
    ...(slot.required && !slot.prompt ? [`slot ${slot.name}: required, but without a prompt`] : []),
    ...(slot.required && !intent.priorities.some((it) => it.slotName === slot.name)
      ? [`slot ${slot.name}: required, but without a priority`]
      : []),
    ...(secretName.test(slot.name) && !slot.obfuscated
      ? [`slot ${slot.name}: holds a secret, but is not obfuscated`]
      : []),
  ]);
}

function utteranceProblems(intent: IntentDefinition): readonly string[] {
  return [...intent.utterances, ...intent.slots.flatMap((slot) => slot.utterances)].flatMap((utterance) =>
    holes(utterance)
      .filter((name) => !intent.slots.some((slot) => slot.name === name))
      .map((name) => `utterance "${utterance}": there is no slot ${name}`),
  );
}

function holes(utterance: string): readonly string[] {
  return [...utterance.matchAll(/\{([^{}]*)\}/g)].map((it) => it[1] ?? '');
}
