import { z } from 'zod';
import { defineAction, done, failed, plainWiring } from '../action-kind.ts';
import { contactAndTransfer } from '../flow/flow-types.ts';

/** Who is on the line with the flow then, and in words. */
const states = {
  AgentOnHold: { line: 'caller', words: 'holds the agent' },
  CustomerOnHold: { line: 'agent', words: 'holds the caller' },
  OffHold: { line: 'both', words: 'has agent and caller on the line' },
} as const;

/** Hold customer or agent, in a flow to which an agent has transferred a call. */
export const updatePreviousContactParticipantState = defineAction({
  type: 'UpdatePreviousContactParticipantState',
  logName: 'HoldParticipantConnection',
  flowTypes: contactAndTransfer,
  parameters: z.strictObject({
    PreviousContactParticipantState: z.enum(['AgentOnHold', 'CustomerOnHold', 'OffHold']),
  }),
  wiring: plainWiring(['NoMatchingError']),
  inWords: ({ PreviousContactParticipantState }) => states[PreviousContactParticipantState].words,
  play: ({ PreviousContactParticipantState }, { state }) =>
    state.transferOf === undefined
      ? failed('no agent has transferred this call')
      : {
          ...done({ line: states[PreviousContactParticipantState].line }),
          logged: { Parameters: { State: PreviousContactParticipantState } },
        },
});
