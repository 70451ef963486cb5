import type { MessageGroup } from './message-definition.ts';

/** Where a step of the dialog leads. */
export type StepTarget =
  | { readonly type: 'ElicitSlot'; readonly slotToElicit: string }
  | {
      readonly type:
        | 'CloseIntent'
        | 'ConfirmIntent'
        | 'ElicitIntent'
        | 'EndConversation'
        | 'FulfillIntent'
        | 'InvokeDialogCodeHook'
        | 'StartIntent';
    };

export type NextStep = {
  readonly target?: StepTarget | undefined;
  readonly suppressNextMessage: boolean;
  readonly sessionAttributes: Readonly<Record<string, string>>;
  readonly intentName?: string | undefined;
  readonly slots: Readonly<Record<string, string>>;
};

/** What is said and where the conversation goes after one outcome of a step. */
export type Outcome = {
  readonly response?: readonly MessageGroup[] | undefined;
  readonly nextStep?: NextStep | undefined;
};

export type HookOutcomes = {
  readonly success: Outcome;
  readonly failure: Outcome;
  readonly timeout: Outcome;
};

export type CodeHook = {
  readonly invoke: boolean;
  readonly active: boolean;
  readonly label?: string | undefined;
  readonly after: HookOutcomes;
};

export type ElicitationHook = { readonly invoke: boolean; readonly label?: string | undefined };
