import { z } from 'zod';
import { defineAction, plainWiring } from '../action-kind.ts';

const nothing = z.strictObject({});

/** Hangs up. */
export const disconnectParticipant = defineAction({
  type: 'DisconnectParticipant',
  logName: 'Disconnect',
  terminal: true,
  parameters: nothing,
  wiring: plainWiring([]),
  inWords: () => 'hangs up',
  play: () => ({ outcome: { is: 'end', as: 'disconnected' } }),
});

/** Ends a whisper or queue flow; an inbound flow ends with DisconnectParticipant. */
export const endFlowExecution = defineAction({
  type: 'EndFlowExecution',
  logName: 'EndFlowExecution',
  terminal: true,
  flowTypes: ['CUSTOMER_WHISPER', 'AGENT_WHISPER', 'OUTBOUND_WHISPER', 'CUSTOMER_QUEUE'],
  parameters: nothing,
  wiring: plainWiring([]),
  inWords: () => 'ends the flow',
  play: () => ({ outcome: { is: 'end', as: 'ended' } }),
});
