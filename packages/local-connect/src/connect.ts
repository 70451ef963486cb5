import { randomUUID } from 'node:crypto';
import { realClock } from '@opsline/local-kit/clock';
import { type Assumptions, defaultAssumptions, firstLanguageCode, firstVoice } from './assumptions.ts';
import type { CallerPort } from './caller/caller.ts';
import type { Contact, ContactState, Endpoint, Texts, Visited } from './contact.ts';
import type { Instance } from './instance.ts';
import type { Journal } from './player/journal.ts';
import { playContact } from './player/play.ts';

/** What an instance is made of; what is left out has a default. */
export type ConnectOptions = Pick<Instance, 'flows' | 'invokeLambda'> &
  Partial<Omit<Instance, 'assumptions'>> & { readonly assumptions?: Partial<Assumptions> };

/** A telephone call. */
type Call = {
  /** E.164; a withheld number when absent. */
  readonly from?: string;
  /** The number called, E.164. */
  readonly to: string;
  /** ARN of the flow that the number leads to. */
  readonly flow: string;
  readonly caller: CallerPort;
  /** Carrier metadata: SIP headers by name, as in `$.Media.Sip.Headers.P-Asserted-Identity`. */
  readonly carrier?: Texts;
  /** Where what the call is given is written down, and what it is given first. */
  readonly journal?: Journal;
  /** Called after every action of this call, beside the instance's own. */
  readonly onBlock?: (visited: Visited) => void;
};

/** A chat contact. */
type Chat = {
  readonly flow: string;
  readonly caller: CallerPort;
  /** Contact attributes given by the chat client. Not to be believed. */
  readonly attributes?: Texts;
};

/** What an agent does with a call that was put through to them: they send it to a flow, by a quick connect. */
type Transfer = {
  /** The call, as it came out of its flow. */
  readonly contact: Contact;
  /** ARN of a flow of type QUEUE_TRANSFER or AGENT_TRANSFER. */
  readonly flow: string;
  readonly caller: CallerPort;
  readonly agent: CallerPort;
};

/** A stand-in for an Amazon Connect instance. Contacts are played side by side and know nothing of each other. */
export type Connect = {
  readonly call: (call: Call) => Promise<Contact>;
  readonly chat: (chat: Chat) => Promise<Contact>;
  /**
   * An agent takes a call out of the queue, and hears what its flow has chosen for that; undefined where it has chosen
   * nothing. The caller hears nothing of it.
   */
  readonly whisper: (contact: Contact, agent: CallerPort) => Promise<Contact | undefined>;
  /**
   * Plays a flow to which an agent sends a call. It begins with the agent on the line and the caller on hold, and is a
   * contact of its own, with the attributes of the call. When it is over, both have each other back.
   */
  readonly transfer: (transfer: Transfer) => Promise<Contact>;
};

/** Brings up an instance. Its contacts reject when they begin in a flow that is not there. */
export function createConnect(options: ConnectOptions): Connect {
  const instance: Instance = {
    instanceArn: 'arn:aws:connect:eu-west-2:111122223333:instance/00000000-0000-4000-8000-000000000000',
    queues: {},
    clock: realClock,
    newId: randomUUID,
    onBlock: () => undefined,
    deliver: 1,
    fails: () => undefined,
    ...options,
    assumptions: { ...defaultAssumptions, ...options.assumptions },
  };
  return {
    call: async ({ from, to, flow, caller, carrier = {}, journal, onBlock }) => {
      const given = journal?.over(instance, caller) ?? { instance, caller };
      const state: ContactState = {
        ...freshState(given.instance),
        channel: 'VOICE',
        customer: from === undefined ? withheld(instance.assumptions) : telephone(from),
        system: telephone(to),
        sipHeaders: carrier,
      };
      const told: Instance['onBlock'] = (contactId, visited) => {
        instance.onBlock(contactId, visited);
        onBlock?.(visited);
      };
      return playContact(flow, { caller: given.caller }, state, { ...given.instance, onBlock: told });
    },
    chat: async ({ flow, caller, attributes = {} }) => {
      const state: ContactState = {
        ...freshState(instance),
        channel: 'CHAT',
        attributes,
      };
      return playContact(flow, { caller }, state, instance);
    },
    whisper: async (contact, agent) => {
      const { agentWhisper, contactId } = contact;
      if (agentWhisper === undefined) return undefined;
      return playContact(
        agentWhisper,
        { caller: agent },
        { ...passedOn(contact, instance), contactId },
        instance,
      );
    },
    transfer: async ({ contact, flow, caller, agent }) => {
      const { contactId } = contact;
      const transferOf = { contactId, initialContactId: contactId };
      const state: ContactState = { ...passedOn(contact, instance), transferOf, line: 'agent' };
      return playContact(flow, { caller, agent }, state, instance);
    },
  };
}

function telephone(address: string): Endpoint {
  return { Address: address, Type: 'TELEPHONE_NUMBER' };
}

function withheld({ withheldNumber }: Assumptions): Endpoint | null {
  return withheldNumber === 'null' ? null : telephone('anonymous');
}

/** What a call that was put through to an agent takes along. */
function passedOn({ attributes, customer, system }: Contact, instance: Instance): ContactState {
  return { ...freshState(instance), channel: 'VOICE', attributes, customer, system };
}

function freshState({ instanceArn, newId }: Instance): Omit<ContactState, 'channel'> {
  return {
    contactId: newId(),
    instanceArn,
    customer: null,
    system: null,
    sipHeaders: {},
    languageCode: firstLanguageCode,
    voice: firstVoice,
    attributes: {},
    external: {},
    logging: false,
    buffer: { on: false, keys: [] },
    loops: {},
    line: 'caller',
    lambdaMs: 0,
  };
}
