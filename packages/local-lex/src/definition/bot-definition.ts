/** A bot after its template was read: no CloudFormation names, every default in place. */

/** What the bot says. */
export type Message = {
  readonly contentType: 'PlainText' | 'SSML' | 'CustomPayload';
  readonly content: string;
};

/** The message and its variations; one of them is said. */
export type MessageGroup = readonly Message[];

export type Prompt = {
  readonly maxRetries: number;
  readonly ordered: boolean;
  readonly groups: readonly MessageGroup[];
};

/** The next steps that are played. */
export const stepTypes = [
  'CloseIntent',
  'ConfirmIntent',
  'ElicitIntent',
  'ElicitSlot',
  'EndConversation',
  'FulfillIntent',
  'InvokeDialogCodeHook',
  'StartIntent',
] as const;

type StepType = (typeof stepTypes)[number];

/** Where a step of the dialog leads. */
export type StepTarget =
  | { readonly type: 'ElicitSlot'; readonly slotToElicit: string }
  | { readonly type: Exclude<StepType, 'ElicitSlot'> };

export type NextStep = {
  readonly target?: StepTarget | undefined;
  readonly sessionAttributes: Readonly<Record<string, string>>;
  readonly intentName?: string | undefined;
};

/** What is said and where the conversation goes after one outcome of a step. */
export type Outcome = {
  readonly response?: readonly MessageGroup[] | undefined;
  readonly nextStep?: NextStep | undefined;
};

export type HookOutcomes = Readonly<Record<'success' | 'failure' | 'timeout', Outcome>>;

export type CodeHook = {
  readonly invoke: boolean;
  readonly active: boolean;
  readonly label?: string | undefined;
  readonly after: HookOutcomes;
};

export type ElicitationHook = { readonly invoke: boolean; readonly label?: string | undefined };

export type SlotDefinition = {
  readonly name: string;
  readonly type: string;
  readonly obfuscated: boolean;
  readonly required: boolean;
  readonly prompt?: Prompt | undefined;
  readonly utterances: readonly string[];
  readonly capture: {
    readonly codeHook?: CodeHook | undefined;
    readonly elicitationHook?: ElicitationHook | undefined;
    readonly success: Outcome;
    readonly failure: Outcome;
  };
};

export type Confirmation = {
  readonly active: boolean;
  readonly prompt: Prompt;
  readonly codeHook?: CodeHook | undefined;
  readonly elicitationHook?: ElicitationHook | undefined;
  readonly accepted: Outcome;
  readonly declined: Outcome;
  readonly failure: Outcome;
};

export type IntentDefinition = {
  readonly name: string;
  /** `AMAZON.FallbackIntent`, `AMAZON.HelpIntent` … */
  readonly builtIn?: string | undefined;
  readonly utterances: readonly string[];
  readonly slots: readonly SlotDefinition[];
  readonly priorities: readonly { readonly priority: number; readonly slotName: string }[];
  readonly dialogHook: boolean;
  readonly fulfilment: { readonly hook: boolean; readonly active: boolean; readonly after: HookOutcomes };
  readonly initial: Outcome & { readonly codeHook?: CodeHook | undefined };
  readonly closing: Outcome & { readonly active: boolean };
  readonly confirmation?: Confirmation | undefined;
};

export type SlotTypeDefinition = {
  readonly name: string;
  readonly parent?: 'AMAZON.AlphaNumeric' | undefined;
  readonly values: readonly { readonly value: string; readonly synonyms: readonly string[] }[];
  readonly topResolution: boolean;
  readonly pattern?: string | undefined;
};

export type LocaleDefinition = {
  readonly localeId: string;
  readonly nluConfidenceThreshold: number;
  /** Whether a model reads what the utterances do not match: assisted NLU in its mode `Fallback`. */
  readonly assistedNlu: boolean;
  readonly slotTypes: readonly SlotTypeDefinition[];
  readonly intents: readonly IntentDefinition[];
};

/** What a bot may be found wanting in, though Lex takes it. */
export const findingRules = ['overlap', 'few utterances', 'swallowed', 'value is a command'] as const;

/** A finding that is meant to be so: the rule, the utterance, value, slot or intent that it is of, and why. */
export type AcceptedFinding = {
  readonly rule: (typeof findingRules)[number];
  readonly of: string;
  readonly because: string;
};

/** A bot as the runtime plays it. */
export type BotDefinition = {
  readonly logicalId: string;
  /** From `Metadata` of the resource. */
  readonly accepted: readonly AcceptedFinding[];
  readonly name: string;
  readonly idleSessionTtlSeconds: number;
  readonly locales: readonly LocaleDefinition[];
  /** Locale → what the alias, or without one the test alias, names as its function: an ARN, or the logical id of a `Ref`/`Fn::GetAtt`. */
  readonly codeHooks: Readonly<Record<string, string>>;
};

/** The locale's definition, or undefined. */
export function findLocale(bot: BotDefinition, localeId: string): LocaleDefinition | undefined {
  return bot.locales.find((locale) => locale.localeId === localeId);
}

/** The intent's definition, or undefined. */
export function findIntent(locale: LocaleDefinition, name: string): IntentDefinition | undefined {
  return locale.intents.find((intent) => intent.name === name);
}

/** The slot's definition, or undefined. */
export function findSlot(intent: IntentDefinition, name: string): SlotDefinition | undefined {
  return intent.slots.find((slot) => slot.name === name);
}
