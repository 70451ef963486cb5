import { z } from 'zod';
import { defineAction, failed, type Played, plainWiring } from '../action-kind.ts';
import { contactAndTransfer } from '../flow/flow-types.ts';
import { findByArn } from '../instance.ts';
import { nameOf } from '../values/in-words.ts';
import { textOrPath } from '../values/parameter.ts';
import { resolveValue } from '../values/value.ts';

/** Goes on at the beginning of another flow. Attributes, voice and logging come along. */
export const transferToFlow = defineAction({
  type: 'TransferToFlow',
  logName: 'TransferToFlow',
  flowTypes: contactAndTransfer,
  parameters: z.strictObject({ ContactFlowId: textOrPath }),
  wiring: { ...plainWiring(['NoMatchingError']), next: 'never' },
  inWords: ({ ContactFlowId }) => `goes on with the flow ${nameOf(ContactFlowId)}`,
  play: ({ ContactFlowId }, playing): Played => {
    const name = resolveValue(ContactFlowId, playing);
    const found = name === undefined ? undefined : findByArn(playing.instance.flows, name);
    if (found === undefined) return failed(`there is no flow ${ContactFlowId}`);
    const { buffer } = playing.state;
    const kept = playing.instance.assumptions.bufferLostInTransfer ? { ...buffer, keys: [] } : buffer;
    return {
      outcome: { is: 'transfer', flowArn: found[0] },
      changes: { buffer: kept, loops: {} },
      logged: { Parameters: { ContactFlowId: found[0] } },
    };
  },
});
