import { builtInNamed, isFallback } from './built-in-intents.ts';

/** The properties of an intent that decide whether CreateIntent and CreateSlot take it. */
type Declared = {
  readonly Name: string;
  readonly ParentIntentSignature?: string | undefined;
  readonly SampleUtterances?: readonly unknown[] | undefined;
  readonly Slots?: readonly unknown[] | undefined;
  readonly IntentConfirmationSetting?: unknown;
};

type Refusal = { readonly property: keyof Declared; readonly rule: string };

/** What Lex would not take together on an intent, each by the property and Lex's own rule. */
export function refusalsOf(intent: Declared): readonly Refusal[] {
  return intent.ParentIntentSignature === undefined ? ownName(intent) : builtIn(intent);
}

function ownName({ Name }: Declared): Refusal[] {
  const taken = builtInNamed(Name);
  return taken === undefined
    ? []
    : [{ property: 'Name', rule: `"conflicts with a built-in intent name" (CreateIntent), ${taken}` }];
}

function builtIn(intent: Declared): Refusal[] {
  const refusals: Refusal[] = [];
  if (intent.SampleUtterances?.length) {
    const rule = `"You can't provide utterances for built-in intents" (CreateIntent)`;
    refusals.push({ property: 'SampleUtterances', rule });
  }
  if (intent.Slots?.length) {
    const rule = `you can't "configure slots for built-in intents" (Lex V2 Developer Guide)`;
    refusals.push({ property: 'Slots', rule });
  }
  if (
    isFallback({ builtIn: intent.ParentIntentSignature }) &&
    intent.IntentConfirmationSetting !== undefined
  ) {
    const rule = `you can't add "a confirmation prompt" to a fallback intent (Lex V2 Developer Guide)`;
    refusals.push({ property: 'IntentConfirmationSetting', rule });
  }
  return refusals;
}
