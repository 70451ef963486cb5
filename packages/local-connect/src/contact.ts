import type { KeyPress } from './caller/keypad.ts';

type Channel = 'VOICE' | 'CHAT';

export type Endpoint = {
  readonly Address: string;
  readonly Type: 'TELEPHONE_NUMBER';
};

export type Texts = Readonly<Record<string, string>>;

/** A queue that was set as target. */
type TargetQueue = {
  readonly id: string;
  readonly name: string;
};

/** What `$.Lex` holds after a bot conversation. */
export type LexResult = {
  readonly IntentName: string;
  /** `Fulfilled` if an intent came back. */
  readonly DialogState: string;
  readonly Slots: Readonly<Record<string, string | null>>;
  readonly SessionAttributes: Texts;
};

/** Whom a flow talks to: the caller, the agent who has sent the call to it, or both. */
export type Line = 'caller' | 'agent' | 'both';

/** Everything a contact carries from action to action. */
export type ContactState = {
  readonly contactId: string;
  readonly channel: Channel;
  readonly instanceArn: string;
  readonly customer: Endpoint | null;
  readonly system: Endpoint | null;
  readonly sipHeaders: Texts;
  readonly languageCode: string;
  readonly voice: string;
  readonly attributes: Texts;
  readonly external: unknown;
  readonly storedInput?: string;
  readonly lex?: LexResult;
  readonly queue?: TargetQueue;
  /** The flow that an agent hears before the caller is put through. */
  readonly agentWhisper?: string;
  /** The contact that an agent has transferred: its id, and that of the first. */
  readonly transferOf?: { readonly contactId: string; readonly initialContactId: string };
  readonly line: Line;
  readonly logging: boolean;
  readonly buffer: { readonly on: boolean; readonly keys: readonly KeyPress[] };
  /** Rounds begun, by Identifier of the Loop; cleared when another flow begins. */
  readonly loops: Readonly<Record<string, number>>;
  /** Time spent in Lambda functions since the caller last heard something. */
  readonly lambdaMs: number;
};

/** What contact data say of where a contact comes from. */
export function originOf({ contactId, channel, transferOf }: ContactState) {
  const inbound = channel === 'VOICE' ? 'INBOUND' : 'API';
  return {
    InitialContactId: transferOf?.initialContactId ?? contactId,
    PreviousContactId: transferOf?.contactId ?? contactId,
    InitiationMethod: transferOf === undefined ? inbound : 'TRANSFER',
  };
}

/** How a contact ends. */
export type ContactEnd = 'disconnected' | 'queued' | 'ended' | 'hung up';

/** A way out of an action. */
export type Branch =
  | { readonly kind: 'next' }
  | { readonly kind: 'error'; readonly errorType: string }
  | { readonly kind: 'condition'; readonly index: number }
  | { readonly kind: 'transfer' }
  | { readonly kind: 'end' };

/** One action that a contact went through, and the way it left it. Holds nothing of what was said or typed. */
export type Visited = {
  readonly flowArn: string;
  readonly identifier: string;
  readonly type: string;
  readonly branch: Branch;
  /** The branch in words: `NextAction`, `NoMatchingError`, `Equals "1"`, `transfer`, `end`. */
  readonly took: string;
  /** When the action began, epoch ms, and how long it took. */
  readonly at: number;
  readonly ms: number;
};

/** An entry of the flow log, in the shape of the log group `/aws/connect/<instance>`. */
export type LogEntry = {
  readonly ContactId: string;
  readonly ContactFlowId: string;
  /** The action's older name, such as `PlayPrompt`. */
  readonly ContactFlowModuleType: string;
  readonly Identifier: string;
  /** ISO 8601, UTC. */
  readonly Timestamp: string;
  readonly Parameters?: unknown;
  readonly Results?: unknown;
  readonly ExternalResults?: unknown;
};

/** A contact that is over. */
export type Contact = {
  readonly contactId: string;
  readonly path: readonly Visited[];
  readonly attributes: Texts;
  /** Who called, and whom: what an agent sees, and what a transfer takes along. */
  readonly customer: Endpoint | null;
  readonly system: Endpoint | null;
  /** The flow that an agent hears before the caller is put through, by its ARN. */
  readonly agentWhisper?: string;
  readonly outcome: ContactEnd;
  /** Written only while the flow had its logging enabled. */
  readonly flowLog: readonly LogEntry[];
  /** What Connect passes over in silence: `askPin: $.Attributes.x in the prompt leads nowhere`. */
  readonly warnings: readonly string[];
};
