import { z } from 'zod';
import type { SlotDefinition } from './bot-definition.ts';
import { prompt, response } from './message-schema.ts';
import { codeHook, conditional, elicitationHook, nextStep, outcome } from './step-schema.ts';
import { flag, name, text, withoutEffect } from './template-scalars.ts';

const supported = ['AMAZON.AlphaNumeric', 'AMAZON.Date', 'AMAZON.Number'];

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
