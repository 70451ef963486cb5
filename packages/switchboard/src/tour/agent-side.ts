import type { Agent, Contact, PlacedCall } from '@opsline/local-connect';

/** An agent cannot take a call that waits in no queue. */
export class NothingInQueueError extends Error {
  override readonly name = 'NothingInQueueError';
}

/**
 * What an agent of the helpdesk does with a call, by stage directions, and what they hear of it.
 *
 * @param endings how a call ends, in words
 */
export function agentSide(agent: Agent, endings: Readonly<Record<Contact['outcome'], string>>) {
  let heard: string[] = [];
  let call: PlacedCall | undefined;
  let proof: PlacedCall | undefined;
  return {
    /**
     * The call that goes on by that; false where the direction is about something else.
     *
     * @throws NothingInQueueError when the call to be taken goes on without an agent, or is over
     */
    cue: async (direction: string, line: PlacedCall | undefined): Promise<PlacedCall | false> => {
      const [, userId] = /^the agent asks for the proof of (\d+)$/.exec(direction) ?? [];
      if (direction === 'an agent takes the call' && line !== undefined) {
        call = undefined;
        if (!(await isQueued(line)))
          throw new NothingInQueueError('an agent takes a call: none is in a queue');
        call = line;
        heard.push(...(await agent.take(await line.contact)));
        return line;
      }
      if (userId === undefined || call === undefined) return false;
      proof = agent.send(await call.contact, userId, (words) => void heard.push(words));
      return proof;
    },
    /** How a call has ended, in words. */
    endOf: async (line: PlacedCall): Promise<string> => {
      const { outcome } = await line.contact;
      if (line === call) return 'the agent has the call';
      return line === proof ? 'agent and caller have each other back' : endings[outcome];
    },
    /** What the agent has heard since it was last asked. */
    seen: (): readonly string[] => {
      const told = heard.map((words) => `the agent hears: ${words}`);
      heard = [];
      return told;
    },
  };
}

/** Whether the flow of a call has ended in a queue. */
async function isQueued(line: PlacedCall): Promise<boolean> {
  const { waitsFor } = await line.listen();
  return waitsFor === 'nothing' && (await line.contact).outcome === 'queued';
}
