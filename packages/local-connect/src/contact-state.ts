import type { KeyPress } from './caller/keypad.ts';
import type { LexResult } from './lex/result.ts';

export type Channel = 'VOICE' | 'CHAT';

export type Endpoint = {
  readonly Address: string;
  readonly Type: 'TELEPHONE_NUMBER';
};

export type Texts = Readonly<Record<string, string>>;

/** A queue that was set as target. */
export type TargetQueue = {
  readonly id: string;
  readonly name: string;
};

/** Everything a contact carries from action to action. */
export type ContactState = {
  readonly contactId: string;
  readonly channel: Channel;
  readonly instanceArn: string;
  readonly customer: Endpoint | null;
  readonly system: Endpoint | null;
  readonly sipHeaders: Texts;
  readonly initialMessage?: string;
  readonly languageCode: string;
  readonly voice: string;
  readonly name: string;
  readonly description: string;
  readonly customerId?: string;
  readonly references: Readonly<Record<string, { readonly Value: string; readonly Type: string }>>;
  readonly attributes: Texts;
  /** Cleared when another flow begins. */
  readonly flowAttributes: Texts;
  readonly external: unknown;
  readonly storedInput?: string;
  readonly lex?: LexResult;
  readonly queue?: TargetQueue;
  readonly logging: boolean;
  readonly buffer: { readonly on: boolean; readonly keys: readonly KeyPress[] };
  /** Rounds begun, by Identifier of the Loop; cleared when another flow begins. */
  readonly loops: Readonly<Record<string, number>>;
  /** Time spent in Lambda functions since the caller last heard something. */
  readonly lambdaMs: number;
};

/** The contact as JSONPath sees it, in the names of the flow language. */
export function contactDocument(state: ContactState): unknown {
  return {
    ContactId: state.contactId,
    InitialContactId: state.contactId,
    PreviousContactId: state.contactId,
    Channel: state.channel,
    InitiationMethod: state.channel === 'VOICE' ? 'INBOUND' : 'API',
    InstanceARN: state.instanceArn,
    AwsRegion: state.instanceArn.split(':')[3],
    LanguageCode: state.languageCode,
    TextToSpeechVoiceId: state.voice,
    CustomerId: state.customerId,
    Name: state.name,
    Description: state.description,
    References: state.references,
    CustomerEndpoint: state.customer,
    SystemEndpoint: state.system,
    Media: { Sip: { Headers: state.sipHeaders }, InitialMessage: state.initialMessage },
    MediaStreams: { Customer: { Audio: null } },
    Queue: state.queue === undefined ? null : { Name: state.queue.name, ARN: state.queue.id },
    Attributes: state.attributes,
    FlowAttributes: state.flowAttributes,
    External: state.external,
    StoredCustomerInput: state.storedInput,
    Lex: state.lex,
  };
}
