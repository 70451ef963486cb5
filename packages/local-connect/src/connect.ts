import { randomUUID } from 'node:crypto';
import { type Assumptions, defaultAssumptions } from './assumptions.ts';
import type { CallerPort } from './caller/caller.ts';
import { type Clock, realClock } from './clock.ts';
import type { Channel, ContactState, Endpoint, Texts } from './contact-state.ts';
import type { Flow } from './flow/flow.ts';
import type { Fails, Hours, InvokeLambda, LexPort, Queue, World } from './instance.ts';
import type { Contact } from './player/contact.ts';
import { type OnBlock, playContact } from './player/play.ts';

/** What an instance is made of. */
export type ConnectOptions = {
  /** Checked flows by ARN. */
  readonly flows: Readonly<Record<string, Flow>>;
  readonly invokeLambda: InvokeLambda;
  /** Without it every bot is unreachable. */
  readonly lex?: LexPort;
  /** Queues and hours of operation by id or ARN. */
  readonly queues?: Readonly<Record<string, Queue>>;
  readonly hours?: Readonly<Record<string, Hours>>;
  /** The wall clock by default; `virtualClock` of `./testing` for tests. */
  readonly clock?: Clock;
  /** Called after every action, for a trace; gets nothing that was said or typed. */
  readonly onBlock?: OnBlock;
  /** Delivers every Lambda event so many times (default 1), the last answer counting: proves idempotence. */
  readonly deliver?: number;
  /** Makes an action fail: its ErrorType, by flow ARN and Identifier. For tests of branches nothing else reaches. */
  readonly fails?: Fails;
  /** From 0 up to but not including 1; for DistributeByPercentage. */
  readonly random?: () => number;
  /** Contact ids and request ids; UUIDs by default. */
  readonly newId?: () => string;
  readonly instanceArn?: string;
  readonly assumptions?: Partial<Assumptions>;
};

/** A telephone call. */
export type Call = {
  /** E.164; a withheld number when absent. */
  readonly from?: string;
  /** The number called, E.164. */
  readonly to: string;
  /** ARN of the flow that the number leads to. */
  readonly flow: string;
  readonly caller: CallerPort;
  /** Carrier metadata: SIP headers by name, as in `$.Media.Sip.Headers.P-Asserted-Identity`. */
  readonly carrier?: Texts;
};

/** A chat contact. */
export type Chat = {
  readonly flow: string;
  readonly caller: CallerPort;
  /** Contact attributes given by the chat client. Not to be believed. */
  readonly attributes?: Texts;
  readonly initialMessage?: string;
};

/** A stand-in for an Amazon Connect instance. Contacts are played side by side and know nothing of each other. */
export type Connect = {
  readonly call: (call: Call) => Promise<Contact>;
  readonly chat: (chat: Chat) => Promise<Contact>;
};

const localInstanceArn =
  'arn:aws:connect:eu-west-2:111122223333:instance/00000000-0000-4000-8000-000000000000';

/** Brings up an instance. @throws Error when a contact begins in a flow that is not there. */
export function createConnect(options: ConnectOptions): Connect {
  const assumptions = { ...defaultAssumptions, ...options.assumptions };
  const newId = options.newId ?? randomUUID;
  const begin = (flowArn: string, caller: CallerPort, state: ContactState): Promise<Contact> => {
    const flow = options.flows[flowArn];
    if (flow === undefined) throw new Error(`There is no flow ${flowArn}`);
    const world: World = {
      flows: options.flows,
      queues: options.queues ?? {},
      hours: options.hours ?? {},
      invokeLambda: options.invokeLambda,
      ...(options.lex === undefined ? {} : { lex: options.lex }),
      clock: options.clock ?? realClock,
      random: options.random ?? Math.random,
      newId,
      deliver: options.deliver ?? 1,
      fails: options.fails ?? (() => undefined),
      assumptions,
      caller,
    };
    return playContact(flowArn, flow, state, world, options.onBlock ?? (() => undefined));
  };
  const fresh = (channel: Channel) =>
    freshState(newId(), channel, options.instanceArn ?? localInstanceArn, assumptions);
  return {
    call: async ({ from, to, flow, caller, carrier = {} }) =>
      begin(flow, caller, {
        ...fresh('VOICE'),
        customer: from === undefined ? withheld(assumptions) : telephone(from),
        system: telephone(to),
        sipHeaders: carrier,
      }),
    chat: async ({ flow, caller, attributes = {}, initialMessage }) =>
      begin(flow, caller, {
        ...fresh('CHAT'),
        attributes,
        ...(initialMessage === undefined ? {} : { initialMessage }),
      }),
  };
}

function telephone(address: string): Endpoint {
  return { Address: address, Type: 'TELEPHONE_NUMBER' };
}

function withheld({ withheldNumber }: Assumptions): Endpoint | null {
  return withheldNumber === 'null' ? null : telephone('anonymous');
}

function freshState(
  contactId: string,
  channel: Channel,
  instanceArn: string,
  assumed: Assumptions,
): ContactState {
  return {
    contactId,
    channel,
    instanceArn,
    customer: null,
    system: null,
    sipHeaders: {},
    languageCode: assumed.languageCode,
    voice: assumed.voice,
    name: '',
    description: '',
    references: {},
    attributes: {},
    flowAttributes: {},
    external: {},
    logging: false,
    buffer: { on: false, keys: [] },
    loops: {},
    lambdaMs: 0,
  };
}
