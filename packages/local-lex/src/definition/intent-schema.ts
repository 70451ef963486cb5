import { z } from 'zod';
import type { Confirmation, IntentDefinition } from './bot-definition.ts';
import { builtInIntents } from './built-in-intents.ts';
import { refusalsOf } from './intent-rules.ts';
import { prompt, response } from './message-schema.ts';
import { slot } from './slot-schema.ts';
import {
  codeHook,
  conditional,
  elicitationHook,
  hookOutcomes,
  nextStep,
  noOutcomes,
  outcome,
} from './step-schema.ts';
import { flag, name, text, whole, withoutEffect } from './template-scalars.ts';

const confirmation = z
  .strictObject({
    PromptSpecification: prompt,
    IsActive: flag.optional(),
    CodeHook: codeHook.optional(),
    ElicitationCodeHook: elicitationHook.optional(),
    ConfirmationResponse: response.optional(),
    ConfirmationNextStep: nextStep.optional(),
    ConfirmationConditional: conditional.optional(),
    DeclinationResponse: response.optional(),
    DeclinationNextStep: nextStep.optional(),
    DeclinationConditional: conditional.optional(),
    FailureResponse: response.optional(),
    FailureNextStep: nextStep.optional(),
    FailureConditional: conditional.optional(),
  })
  .transform(
    (it): Confirmation => ({
      active: it.IsActive ?? true,
      prompt: it.PromptSpecification,
      codeHook: it.CodeHook,
      elicitationHook: it.ElicitationCodeHook,
      accepted: outcome(it.ConfirmationResponse, it.ConfirmationNextStep),
      declined: outcome(it.DeclinationResponse, it.DeclinationNextStep),
      failure: outcome(it.FailureResponse, it.FailureNextStep),
    }),
  );

const initial = z.strictObject({
  InitialResponse: response.optional(),
  NextStep: nextStep.optional(),
  Conditional: conditional.optional(),
  CodeHook: codeHook.optional(),
});

const closing = z.strictObject({
  ClosingResponse: response.optional(),
  NextStep: nextStep.optional(),
  Conditional: conditional.optional(),
  IsActive: flag.optional(),
});

const fulfilment = z.strictObject({
  Enabled: flag,
  IsActive: flag.optional(),
  PostFulfillmentStatusSpecification: hookOutcomes.optional(),
  FulfillmentUpdatesSpecification: z
    .looseObject({
      Active: flag.refine(
        (active) => !active,
        'fulfilment updates are for streaming, which is not supported',
      ),
    })
    .optional(),
});

const properties = z.strictObject({
  Name: name,
  Description: withoutEffect.optional(),
  DisplayName: withoutEffect.optional(),
  ParentIntentSignature: text(1, 100)
    .refine(
      (it) => Object.hasOwn(builtInIntents, it),
      `not a supported built-in intent (supported: ${Object.keys(builtInIntents).join(', ')})`,
    )
    .optional(),
  SampleUtterances: z
    .array(z.strictObject({ Utterance: text(1, 500) }).transform((it) => it.Utterance))
    .max(1500, 'expected at most 1500 utterances')
    .optional(),
  Slots: z.array(slot).max(100).optional(),
  SlotPriorities: z
    .array(
      z
        .strictObject({ Priority: whole(0, 100), SlotName: name })
        .transform((it) => ({ priority: it.Priority, slotName: it.SlotName })),
    )
    .optional(),
  DialogCodeHook: z.strictObject({ Enabled: flag }).optional(),
  FulfillmentCodeHook: fulfilment.optional(),
  InitialResponseSetting: initial.optional(),
  IntentClosingSetting: closing.optional(),
  IntentConfirmationSetting: confirmation.optional(),
});

function toIntent(it: z.output<typeof properties>): IntentDefinition {
  return {
    name: it.Name,
    builtIn: it.ParentIntentSignature,
    utterances: [...(builtInIntents[it.ParentIntentSignature ?? ''] ?? []), ...(it.SampleUtterances ?? [])],
    slots: it.Slots ?? [],
    priorities: (it.SlotPriorities ?? []).toSorted((a, b) => a.priority - b.priority),
    dialogHook: it.DialogCodeHook?.Enabled ?? false,
    fulfilment: {
      hook: it.FulfillmentCodeHook?.Enabled ?? false,
      active: it.FulfillmentCodeHook?.IsActive ?? true,
      after: it.FulfillmentCodeHook?.PostFulfillmentStatusSpecification ?? noOutcomes,
    },
    initial: {
      ...outcome(it.InitialResponseSetting?.InitialResponse, it.InitialResponseSetting?.NextStep),
      codeHook: it.InitialResponseSetting?.CodeHook,
    },
    closing: {
      ...outcome(it.IntentClosingSetting?.ClosingResponse, it.IntentClosingSetting?.NextStep),
      active: it.IntentClosingSetting?.IsActive ?? true,
    },
    confirmation: it.IntentConfirmationSetting,
  };
}

/** One of `BotLocales[].Intents[]`. */
export const intent = properties
  .superRefine((it, context) => {
    for (const { property, rule } of refusalsOf(it)) {
      context.addIssue({ code: 'custom', path: [property], message: rule });
    }
  })
  .transform(toIntent);
