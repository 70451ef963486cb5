import type { Line } from '../contact.ts';
import type { CallerPort } from './caller.ts';

/** Who has to do with a contact; an agent where one has taken the call. */
export type People = { readonly caller: CallerPort; readonly agent?: CallerPort };

/** Whom a flow talks to. With both on the line, both hear it, and the caller answers. */
export function onTheLine(line: Line, { caller, agent }: People): CallerPort {
  if (line === 'caller' || agent === undefined) return caller;
  if (line === 'agent') return agent;
  return {
    ...caller,
    hear: async (prompt) => {
      await agent.hear(prompt);
      return caller.hear(prompt);
    },
    keypad: async (request) => {
      if (request.prompt !== undefined) await agent.hear(request.prompt);
      return caller.keypad(request);
    },
  };
}
