import type { CallerPort } from './caller.ts';
import { keysIn } from './keypad.ts';

/**
 * An agent at their desk: hears what they are told, and keys in one thing when they are asked for it.
 *
 * @param hears is given the words of each prompt
 * @param keys what they key in, such as a user ID; nothing unless told
 */
export function agentPort(hears: (words: string) => void, keys = ''): CallerPort {
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
