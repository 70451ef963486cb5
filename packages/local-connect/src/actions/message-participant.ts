import { z } from 'zod';
import { defineAction, done, failed, plainWiring } from '../action-kind.ts';
import { notHold } from '../flow/flow-types.ts';
import { onePrompt, promptFields, promptInWords, renderPrompt } from '../values/prompt.ts';

/** Plays a prompt. Unwired, an error goes on with NextAction. */
export const messageParticipant = defineAction({
  type: 'MessageParticipant',
  logName: 'PlayPrompt',
  flowTypes: notHold,
  parameters: z
    .strictObject({ ...promptFields, SkipWhenDTMFBufferEnabled: z.enum(['true', 'false']).optional() })
    .superRefine(onePrompt(true)),
  wiring: plainWiring([], ['NoMatchingError']),
  inWords: (prompt) => `says ${promptInWords(prompt)}`,
  play: async (parameters, playing) => {
    const { state, caller } = playing;
    const rendered = renderPrompt(parameters, playing);
    if ('failure' in rendered) return failed(rendered.failure);
    const { prompt, warnings } = rendered;
    const { buffer } = state;
    // Not documented: what happens where the flow does not say.
    const skipped = buffer.keys.length > 0 && parameters.SkipWhenDTMFBufferEnabled !== 'false';
    const keys = prompt === undefined || skipped ? [] : await caller.hear(prompt);
    if (keys === 'hang up') return { outcome: { is: 'end', as: 'hung up' }, warnings };
    const held = buffer.on ? [...buffer.keys, ...keys] : [];
    return {
      ...done({ buffer: { ...buffer, keys: held }, lambdaMs: 0 }),
      logged: { Parameters: { Text: prompt?.ssml ?? prompt?.text ?? '' } },
      warnings: buffer.on
        ? warnings
        : [...warnings, ...keys.slice(0, 1).map(() => 'keys pressed during a prompt are lost')],
    };
  },
});
