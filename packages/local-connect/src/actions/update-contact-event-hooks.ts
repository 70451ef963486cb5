import { z } from 'zod';
import { defineAction, done, failed, plainWiring } from '../action-kind.ts';
import { findByArn } from '../instance.ts';
import { nameOf } from '../values/in-words.ts';
import { notPlayed, textOrPath } from '../values/parameter.ts';
import { resolveValue } from '../values/value.ts';

/** Of the ten events there are, an action names one [Flow language, UpdateContactEventHooks]. */
const eventHooks = z.strictObject({
  AgentWhisper: textOrPath,
  AgentHold: notPlayed,
  CustomerHold: notPlayed,
  CustomerQueue: notPlayed,
  CustomerRemaining: notPlayed,
  CustomerWhisper: notPlayed,
  DefaultAgentUI: notPlayed,
  DisconnectAgentUI: notPlayed,
  PauseContact: notPlayed,
  ResumeContact: notPlayed,
});

/** Set whisper flow: what an agent hears before the caller is put through to them. */
export const updateContactEventHooks = defineAction({
  type: 'UpdateContactEventHooks',
  logName: 'SetContactFlow',
  parameters: z.strictObject({ EventHooks: eventHooks }),
  wiring: plainWiring(['NoMatchingError']),
  inWords: ({ EventHooks }) => `has the agent told by ${nameOf(EventHooks.AgentWhisper)}`,
  play: ({ EventHooks: { AgentWhisper } }, playing) => {
    const name = resolveValue(AgentWhisper, playing);
    const found = name === undefined ? undefined : findByArn(playing.instance.flows, name);
    if (found === undefined) return failed(`there is no flow ${AgentWhisper}`);
    return { ...done({ agentWhisper: found[0] }), logged: { Parameters: { AgentWhisper: found[0] } } };
  },
});
