import type { Message } from './definition/bot-definition.ts';

/** A resolved slot value, as on the wire. */
export type SlotValue = {
  readonly shape: 'Scalar';
  readonly value: {
    readonly originalValue?: string;
    readonly interpretedValue: string;
    readonly resolvedValues?: readonly string[];
  };
};

/** Every slot of the intent is a key; unfilled is null. */
export type Slots = Readonly<Record<string, SlotValue | null>>;

export type IntentProgress = 'Failed' | 'Fulfilled' | 'InProgress' | 'ReadyForFulfillment';
type ConfirmationState = 'Confirmed' | 'Denied' | 'None';

export type IntentState = {
  readonly name: string;
  readonly slots: Slots;
  readonly state: IntentProgress;
  readonly confirmationState: ConfirmationState;
};

export type TextMap = Readonly<Record<string, string>>;

/** What the bot waits for. */
export type DialogAction =
  | { readonly type: 'ElicitSlot'; readonly slotToElicit: string }
  | { readonly type: 'Close' | 'ConfirmIntent' | 'Delegate' | 'ElicitIntent' | 'None' };

/** A session as it is kept between turns. */
export type Session = {
  readonly requestId: string;
  readonly turns: number;
  /** Epoch milliseconds of the last request. */
  readonly lastUsed: number;
  readonly attributes: TextMap;
  readonly intent?: IntentState | undefined;
  readonly dialogAction?: DialogAction | undefined;
  /** 0 for the first time of asking, n for the n-th retry. */
  readonly attempt: number;
  readonly messages: readonly Message[];
};

/** How the caller's words came in. */
export type InputMode = 'DTMF' | 'Speech' | 'Text';
