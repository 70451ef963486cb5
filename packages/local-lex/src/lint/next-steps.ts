import {
  findIntent,
  type HookOutcomes,
  type IntentDefinition,
  type LocaleDefinition,
  type NextStep,
} from '../definition/bot-definition.ts';

/** What the next steps of an intent name, also those that follow a hook, and the locale does not have. */
export function nextStepProblems(intent: IntentDefinition, locale: LocaleDefinition): readonly string[] {
  return nextStepsOf(intent).flatMap(({ intentName, target }) => {
    const named = intentName === undefined ? intent : findIntent(locale, intentName);
    if (!named) return [`next step: there is no intent ${intentName}`];
    if (target?.type !== 'ElicitSlot' || named.slots.some(({ name }) => name === target.slotToElicit))
      return [];
    return [`next step: there is no slot ${target.slotToElicit}`];
  });
}

function nextStepsOf({ initial, closing, confirmation, fulfilment, slots }: IntentDefinition): NextStep[] {
  const captures = slots.map(({ capture }) => capture);
  return [
    initial,
    ...after(initial.codeHook),
    ...captures.flatMap(({ success, failure, codeHook }) => [success, failure, ...after(codeHook)]),
    ...(confirmation ? [confirmation.accepted, confirmation.declined, confirmation.failure] : []),
    ...after(confirmation?.codeHook),
    ...after(fulfilment),
    closing,
  ].flatMap(({ nextStep }) => nextStep ?? []);
}

function after(hook: { readonly after: HookOutcomes } | undefined) {
  return hook ? [hook.after.success, hook.after.failure, hook.after.timeout] : [];
}
