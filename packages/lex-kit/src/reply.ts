import type { LexSlot } from './event-schema.ts';

/** A reply to a Lex V2 code hook. */
export type LexReply = {
  readonly sessionState: {
    readonly dialogAction:
      | {
          readonly type: 'Close' | 'ConfirmIntent' | 'Delegate' | 'ElicitIntent';
        }
      | { readonly type: 'ElicitSlot'; readonly slotToElicit: string };
    readonly intent?: {
      readonly name: string;
      readonly slots: Readonly<Record<string, LexSlot | null>>;
      readonly state: 'InProgress' | 'Fulfilled' | 'Failed' | 'ReadyForFulfillment';
      readonly confirmationState?: 'Confirmed' | 'Denied' | 'None';
    };
    readonly sessionAttributes: Readonly<Record<string, string>>;
  };
  readonly messages?: readonly {
    readonly contentType: 'PlainText' | 'SSML' | 'CustomPayload';
    readonly content: string;
  }[];
};
