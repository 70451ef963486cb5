import type { CallerPort } from '../caller/caller.ts';
import { keysIn } from '../caller/keypad.ts';
import type { Connect } from '../connect.ts';
import type { Contact } from '../contact.ts';
import { type PlacedCall, placeCall } from './placed-call.ts';

type Hears = (words: string) => void;

/** What an agent at their desk does with a call. */
export type Agent = {
  /** Takes a call out of the queue; it resolves to what they are told before the caller is put through. */
  readonly take: (contact: Contact) => Promise<readonly string[]>;
  /** Sends a call to the flow of a quick connect, and keys in one thing there; gives the caller's side of it. */
  readonly send: (contact: Contact, keys: string, hears: Hears) => PlacedCall;
};

/**
 * An agent of an instance.
 *
 * @param flow the ARN of the flow that their quick connect leads to
 */
export function agentOf(connect: Pick<Connect, 'whisper' | 'transfer'>, flow: string): Agent {
  return {
    take: async (contact) => {
      const heard: string[] = [];
      await connect.whisper(
        contact,
        portOf((words) => void heard.push(words)),
      );
      return heard;
    },
    send: (contact, keys, hears) =>
      placeCall((caller) => connect.transfer({ contact, flow, caller, agent: portOf(hears, keys) })),
  };
}

/** Hears what they are told, and keys in one thing when they are asked for it, or nothing. */
function portOf(hears: Hears, keys = ''): CallerPort {
  return {
    hear: async ({ text }) => {
      hears(text);
      return [];
    },
    keypad: async ({ prompt }) => {
      if (prompt !== undefined) hears(prompt.text);
      return keysIn(keys) ?? [];
    },
    speak: async ({ prompts }) => {
      for (const { text } of prompts) hears(text);
      return 'silence';
    },
  };
}
