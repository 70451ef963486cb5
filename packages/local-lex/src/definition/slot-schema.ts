import { z } from 'zod';
import type { SlotDefinition, SlotTypeDefinition } from './bot-definition.ts';
import { prompt, response } from './message-schema.ts';
import { codeHook, conditional, elicitationHook, nextStep, outcome } from './step-schema.ts';
import { flag, name, text, withoutEffect } from './template-scalars.ts';

const supported = [
  'AMAZON.AlphaNumeric',
  'AMAZON.Confirmation',
  'AMAZON.Date',
  'AMAZON.FreeFormInput',
  'AMAZON.Number',
];

const typeName = text(1, 100).refine(
  (it) => !it.startsWith('AMAZON.') || supported.includes(it),
  `not a supported built-in slot type (supported: ${supported.join(', ')})`,
);

const capture = z.strictObject({
  CaptureResponse: response.optional(),
  CaptureNextStep: nextStep.optional(),
  CaptureConditional: conditional.optional(),
  FailureResponse: response.optional(),
  FailureNextStep: nextStep.optional(),
  FailureConditional: conditional.optional(),
  CodeHook: codeHook.optional(),
  ElicitationCodeHook: elicitationHook.optional(),
});

const utterances = z.array(z.strictObject({ Utterance: text(1, 500) }).transform((it) => it.Utterance));

/** One of `Intents[].Slots[]`. */
export const slot = z
  .strictObject({
    Name: name,
    Description: withoutEffect.optional(),
    SlotTypeName: typeName,
    MultipleValuesSetting: z
      .strictObject({
        AllowMultipleValues: flag
          .refine((many) => !many, 'slots with several values are not supported')
          .optional(),
      })
      .optional(),
    ObfuscationSetting: z
      .strictObject({ ObfuscationSettingType: z.enum(['None', 'DefaultObfuscation']) })
      .optional(),
    ValueElicitationSetting: z.strictObject({
      SlotConstraint: z.enum(['Required', 'Optional']),
      DefaultValueSpecification: z
        .strictObject({
          DefaultValueList: z
            .array(z.strictObject({ DefaultValue: text(1, 202) }).transform((it) => it.DefaultValue))
            .max(10),
        })
        .optional(),
      PromptSpecification: prompt.optional(),
      SampleUtterances: utterances.max(10).optional(),
      SlotCaptureSetting: capture.optional(),
    }),
  })
  .transform((it): SlotDefinition => {
    const setting = it.ValueElicitationSetting;
    const captured = setting.SlotCaptureSetting;
    return {
      name: it.Name,
      type: it.SlotTypeName,
      obfuscated: it.ObfuscationSetting?.ObfuscationSettingType === 'DefaultObfuscation',
      required: setting.SlotConstraint === 'Required',
      defaults: setting.DefaultValueSpecification?.DefaultValueList ?? [],
      prompt: setting.PromptSpecification,
      utterances: setting.SampleUtterances ?? [],
      capture: {
        codeHook: captured?.CodeHook,
        elicitationHook: captured?.ElicitationCodeHook,
        success: outcome(captured?.CaptureResponse, captured?.CaptureNextStep),
        failure: outcome(captured?.FailureResponse, captured?.FailureNextStep),
      },
    };
  });

const value = z.strictObject({ Value: text(1, 140) }).transform((it) => it.Value);

/** Lex refuses `*`, `+`, `.` and an open `{m,}` in a slot type's regular expression. */
const lexPattern = text(1, 300)
  .refine(
    (it) => !/[*+.]|\{\d+,\}/.test(it.replaceAll(/\\./g, '')),
    'expected a pattern without * + . and {m,}',
  )
  .refine(compiles, 'expected a regular expression');

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** Names of built-in slot types that Lex gives to no other (Lex V2 Developer Guide). */
const reserved = ['Confirmation', 'Date', 'Number'];

/** One of `SlotTypes[]`. */
export const slotType = z
  .strictObject({
    Name: name.refine((it) => !reserved.includes(it), 'Lex keeps this name for a slot type of its own'),
    Description: withoutEffect.optional(),
    ParentSlotTypeSignature: z
      .literal('AMAZON.AlphaNumeric', { error: 'only AMAZON.AlphaNumeric is supported as a parent' })
      .optional(),
    SlotTypeValues: z
      .array(
        z.strictObject({
          SampleValue: value,
          Synonyms: z.array(value).max(10_000, 'expected at most 10000 synonyms').optional(),
        }),
      )
      .max(10_000, 'expected at most 10000 values')
      .optional(),
    ValueSelectionSetting: z
      .strictObject({
        ResolutionStrategy: z.enum(['ORIGINAL_VALUE', 'TOP_RESOLUTION'], {
          error: 'expected ORIGINAL_VALUE or TOP_RESOLUTION',
        }),
        RegexFilter: z.strictObject({ Pattern: lexPattern }).optional(),
        AdvancedRecognitionSetting: withoutEffect.optional(),
      })
      .optional(),
  })
  .refine((it) => !it.ValueSelectionSetting?.RegexFilter || it.ParentSlotTypeSignature, {
    path: ['ValueSelectionSetting', 'RegexFilter'],
    message: 'needs ParentSlotTypeSignature: AMAZON.AlphaNumeric',
  })
  .refine((it) => it.ParentSlotTypeSignature || (it.SlotTypeValues ?? []).length > 0, {
    path: ['SlotTypeValues'],
    message: 'expected at least one value',
  })
  .transform(
    (it): SlotTypeDefinition => ({
      name: it.Name,
      parent: it.ParentSlotTypeSignature,
      values: (it.SlotTypeValues ?? []).map((entry) => ({
        value: entry.SampleValue,
        synonyms: entry.Synonyms ?? [],
      })),
      topResolution: it.ValueSelectionSetting?.ResolutionStrategy === 'TOP_RESOLUTION',
      pattern: it.ValueSelectionSetting?.RegexFilter?.Pattern,
    }),
  );
