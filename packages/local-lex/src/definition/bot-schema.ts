import { z } from 'zod';
import type { LocaleDefinition } from './bot-definition.ts';
import { intent } from './intent-schema.ts';
import { slotType } from './slot-schema.ts';
import { flag, name, number, text, withoutEffect } from './template-scalars.ts';

/** The English ones of Lex V2 ("Supported languages and locales"). */
const locales = ['en_AU', 'en_GB', 'en_IN', 'en_US', 'en_ZA'];

function sameName(items: readonly { readonly name: string }[]): boolean {
  return new Set(items.map((item) => item.name)).size === items.length;
}

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
    SlotTypes: z
      .array(slotType)
      .max(250, 'expected at most 250 slot types')
      .refine(sameName, 'two slot types have one name')
      .optional(),
    Intents: z
      .array(intent)
      .max(1000, 'expected at most 1000 intents')
      .refine(sameName, 'two intents have one name'),
  })
  .transform(
    (it): LocaleDefinition => ({
      localeId: it.LocaleId,
      nluConfidenceThreshold: it.NluConfidenceThreshold,
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

const aliasLocale = z.strictObject({
  LocaleId: text(1, 20),
  BotAliasLocaleSetting: z.strictObject({
    Enabled: flag,
    CodeHookSpecification: z
      .strictObject({
        LambdaCodeHook: z.strictObject({ CodeHookInterfaceVersion: text(1, 5), LambdaArn: functionName }),
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

/** `Properties` of an `AWS::Lex::Bot`. */
export const botProperties = z.strictObject({
  Name: name,
  RoleArn: withoutEffect,
  DataPrivacy: z.strictObject({ ChildDirected: flag }),
  IdleSessionTTLInSeconds: number(60, 86400),
  AutoBuildBotLocales: withoutEffect.optional(),
  Description: withoutEffect.optional(),
  ErrorLogSettings: withoutEffect.optional(),
  BotTags: withoutEffect.optional(),
  TestBotAliasTags: withoutEffect.optional(),
  TestBotAliasSettings: testAlias.optional(),
  BotLocales: z.array(locale).min(1, 'expected at least one locale'),
});
