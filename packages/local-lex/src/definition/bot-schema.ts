import { z } from 'zod';
import {
  type AcceptedFinding,
  type BotDefinition,
  findingRules,
  type LocaleDefinition,
} from './bot-definition.ts';
import { intent } from './intent-schema.ts';
import { slotType } from './slot-type-schema.ts';
import { flag, name, number, text, whole, withoutEffect } from './template-scalars.ts';

/** The English ones of Lex V2 ("Supported languages and locales"). */
const locales = ['en_AU', 'en_GB', 'en_IN', 'en_US', 'en_ZA'];

const assistedNlu = z.strictObject({
  Enabled: flag,
  AssistedNluMode: z
    .literal('Fallback', { error: 'expected Fallback: a model that reads everything is not played here' })
    .optional(),
});

const generative = z
  .strictObject({
    RuntimeSettings: z.strictObject({ NluImprovementSpecification: assistedNlu.optional() }).optional(),
  })
  .transform((it) => it.RuntimeSettings?.NluImprovementSpecification)
  .refine((it) => !it?.Enabled || it.AssistedNluMode, {
    path: ['RuntimeSettings', 'NluImprovementSpecification', 'AssistedNluMode'],
    message: 'expected Fallback: a model that reads everything is not played here',
  });

const locale = z
  .strictObject({
    LocaleId: text(1, 20).refine(
      (it) => locales.includes(it),
      `only English locales are supported (${locales.join(', ')})`,
    ),
    Description: withoutEffect.optional(),
    VoiceSettings: withoutEffect.optional(),
    CustomVocabulary: withoutEffect.optional(),
    NluConfidenceThreshold: number(0, 1),
    GenerativeAISettings: generative.optional(),
    SlotTypes: z.array(slotType).max(250, 'expected at most 250 slot types').optional(),
    Intents: z.array(intent).max(1000, 'expected at most 1000 intents'),
  })
  .transform(
    (it): LocaleDefinition => ({
      localeId: it.LocaleId,
      nluConfidenceThreshold: it.NluConfidenceThreshold,
      assistedNlu: it.GenerativeAISettings?.Enabled ?? false,
      slotTypes: it.SlotTypes ?? [],
      intents: it.Intents,
    }),
  );

/** `Ref`, `Fn::GetAtt` (both spellings) or an ARN, as the name of the function meant. */
const functionName = z.union([
  z.string(),
  z.strictObject({ Ref: z.string() }).transform((it) => it.Ref),
  z.strictObject({ 'Fn::GetAtt': z.union([z.string(), z.array(z.string())]) }).transform((it) => {
    const target = it['Fn::GetAtt'];
    return typeof target === 'string' ? target.replace(/\..*$/, '') : (target[0] ?? '');
  }),
  z.looseObject({}).transform((it) => JSON.stringify(it)),
]);

/** YAML reads `1.0` as the number 1. */
const version = text(1, 5).refine((it) => ['1', '1.0'].includes(it), 'expected 1.0');

const aliasLocale = z.strictObject({
  LocaleId: text(1, 20),
  BotAliasLocaleSetting: z.strictObject({
    Enabled: flag.refine((on) => on, 'a locale that is switched off is not supported'),
    CodeHookSpecification: z
      .strictObject({
        LambdaCodeHook: z.strictObject({ CodeHookInterfaceVersion: version, LambdaArn: functionName }),
      })
      .optional(),
  }),
});

const testAlias = z.strictObject({
  Description: withoutEffect.optional(),
  ConversationLogSettings: withoutEffect.optional(),
  SentimentAnalysisSettings: z
    .strictObject({ DetectSentiment: flag.refine((on) => !on, 'sentiment analysis is not supported') })
    .optional(),
  BotAliasLocaleSettings: z.array(aliasLocale).optional(),
});

function hooksOf(settings: readonly z.output<typeof aliasLocale>[]): BotDefinition['codeHooks'] {
  return Object.fromEntries(
    settings.flatMap(({ LocaleId, BotAliasLocaleSetting }) => {
      const hook = BotAliasLocaleSetting.CodeHookSpecification?.LambdaCodeHook;
      return hook ? [[LocaleId, hook.LambdaArn]] : [];
    }),
  );
}

/** `Properties` of an `AWS::Lex::BotAlias`: whose it is, and the functions that it names. */
export const aliasProperties = z
  .looseObject({ BotId: functionName, BotAliasLocaleSettings: z.array(aliasLocale).default([]) })
  .transform((it) => ({ bot: it.BotId, codeHooks: hooksOf(it.BotAliasLocaleSettings) }));

const properties = z.strictObject({
  Name: name,
  RoleArn: withoutEffect.refine((it) => it !== undefined, 'expected a role'),
  DataPrivacy: z.strictObject({ ChildDirected: flag }),
  IdleSessionTTLInSeconds: whole(60, 86400),
  AutoBuildBotLocales: withoutEffect.optional(),
  Description: withoutEffect.optional(),
  ErrorLogSettings: withoutEffect.optional(),
  BotTags: withoutEffect.optional(),
  TestBotAliasTags: withoutEffect.optional(),
  TestBotAliasSettings: testAlias.optional(),
  BotLocales: z.array(locale).min(1, 'expected at least one locale'),
});

/** `Metadata` of an `AWS::Lex::Bot`, where a template says which findings it means to have. */
export const botMetadata = z
  .looseObject({
    Analyzer: z
      .strictObject({
        Accepted: z.array(
          z
            .strictObject({ Rule: z.enum(findingRules), Of: text(1, 500), Because: text(1, 500) })
            .transform((it) => ({ rule: it.Rule, of: it.Of, because: it.Because })),
        ),
      })
      .optional(),
  })
  .transform((it): readonly AcceptedFinding[] => it.Analyzer?.Accepted ?? []);

/** `Properties` of an `AWS::Lex::Bot`. */
export const botProperties = properties.transform(
  (it, context): Omit<BotDefinition, 'accepted' | 'logicalId'> => {
    const settings = it.TestBotAliasSettings?.BotAliasLocaleSettings ?? [];
    for (const [index, { LocaleId }] of settings.entries()) {
      if (it.BotLocales.some(({ localeId }) => localeId === LocaleId)) continue;
      const path = ['TestBotAliasSettings', 'BotAliasLocaleSettings', index, 'LocaleId'];
      context.addIssue({ code: 'custom', path, message: 'the bot has no such locale' });
    }
    return {
      name: it.Name,
      idleSessionTtlSeconds: it.IdleSessionTTLInSeconds,
      locales: it.BotLocales,
      codeHooks: hooksOf(settings),
    };
  },
);
