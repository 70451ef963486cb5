import { z } from 'zod';
import {
  type CodeHook,
  type ElicitationHook,
  type HookOutcomes,
  type NextStep,
  type Outcome,
  type StepTarget,
  stepTypes,
} from './bot-definition.ts';
import { response } from './message-schema.ts';
import { flag, name, text } from './template-scalars.ts';

/** A condition that is switched off changes nothing; an active one is refused. */
export const conditional = z.looseObject({
  IsActive: flag.refine((active) => !active, 'conditional branches are not supported'),
});

/** `{slot}`, `[attribute]`, `((request attribute))` and `$.path` would be what they stand for (Lex V2 Developer Guide). */
function constant(min: number, max: number) {
  return text(min, max).refine(
    (it) => !/^\s*(?:\{.+\}|\[.+\]|\(\(.+\)\)|\$\..+)\s*$/.test(it),
    'expected a constant: values of slots, attributes and paths are not supported',
  );
}

const action = z
  .strictObject({
    Type: z.enum(stepTypes, { error: 'not a supported next step (EvaluateConditional is not)' }),
    SlotToElicit: name.optional(),
  })
  .refine((it) => it.Type !== 'ElicitSlot' || it.SlotToElicit !== undefined, 'ElicitSlot needs SlotToElicit');

function toTarget(it: z.output<typeof action>): StepTarget {
  return it.Type === 'ElicitSlot'
    ? { type: it.Type, slotToElicit: it.SlotToElicit ?? '' }
    : { type: it.Type };
}

/** `*NextStep`: where the conversation goes, and what it sets on the way. */
export const nextStep = z
  .strictObject({
    DialogAction: action.optional(),
    SessionAttributes: z
      .array(z.strictObject({ Key: text(1, 1024), Value: constant(0, 1024).optional() }))
      .optional(),
    Intent: z.strictObject({ Name: name.optional() }).optional(),
  })
  .transform(
    (it): NextStep => ({
      target: it.DialogAction && toTarget(it.DialogAction),
      sessionAttributes: Object.fromEntries(
        (it.SessionAttributes ?? []).map((pair) => [pair.Key, pair.Value ?? '']),
      ),
      intentName: it.Intent?.Name,
    }),
  );

/** Puts a response and a next step together. */
export function outcome(said: Outcome['response'], next: NextStep | undefined): Outcome {
  return { response: said, nextStep: next };
}

/** What follows a hook: `PostCodeHookSpecification` and `PostFulfillmentStatusSpecification`. */
export const hookOutcomes = z
  .strictObject({
    SuccessResponse: response.optional(),
    SuccessNextStep: nextStep.optional(),
    SuccessConditional: conditional.optional(),
    FailureResponse: response.optional(),
    FailureNextStep: nextStep.optional(),
    FailureConditional: conditional.optional(),
    TimeoutResponse: response.optional(),
    TimeoutNextStep: nextStep.optional(),
    TimeoutConditional: conditional.optional(),
  })
  .transform(
    (it): HookOutcomes => ({
      success: outcome(it.SuccessResponse, it.SuccessNextStep),
      failure: outcome(it.FailureResponse, it.FailureNextStep),
      timeout: outcome(it.TimeoutResponse, it.TimeoutNextStep),
    }),
  );

/** Nothing configured for any outcome of a hook. */
export const noOutcomes: HookOutcomes = { success: {}, failure: {}, timeout: {} };

/** `CodeHook` of a step. */
export const codeHook = z
  .strictObject({
    EnableCodeHookInvocation: flag,
    IsActive: flag,
    InvocationLabel: name.optional(),
    PostCodeHookSpecification: hookOutcomes,
  })
  .transform(
    (it): CodeHook => ({
      invoke: it.EnableCodeHookInvocation,
      active: it.IsActive,
      label: it.InvocationLabel,
      after: it.PostCodeHookSpecification,
    }),
  );

/** `ElicitationCodeHook`: called after a failed answer, before the question is asked again. */
export const elicitationHook = z
  .strictObject({ EnableCodeHookInvocation: flag, InvocationLabel: name.optional() })
  .transform((it): ElicitationHook => ({ invoke: it.EnableCodeHookInvocation, label: it.InvocationLabel }));
