import { type Agent, type Contact, type PlacedCall, placeCall } from '@opsline/local-connect';
import { expect, test } from 'vitest';
import { agentSide, NothingInQueueError } from '../../src/tour/agent-side.ts';

const endings = { disconnected: 'ends', ended: 'ends', queued: 'waits', 'hung up': 'hangs up' } as const;

/** How a call can be: it is asked for keys, for words, or is over. */
type How = 'keys' | 'words' | Contact['outcome'];

function contactOf(outcome: Contact['outcome']): Contact {
  return {
    contactId: 'a call',
    path: [],
    attributes: {},
    customer: null,
    system: null,
    outcome,
    flowLog: [],
    warnings: [],
  };
}

const keypad = {
  maximumLength: 4,
  terminator: '#',
  cancelKey: '*',
  firstDigitMs: 8_000,
  interdigitMs: 2_000,
} as const;

function callThat(how: How): PlacedCall {
  return placeCall(async (caller) => {
    if (how === 'keys') await caller.keypad({ ...keypad, buffered: [] });
    if (how === 'words') await caller.speak({ prompts: [], keypad });
    return contactOf(how === 'keys' || how === 'words' ? 'hung up' : how);
  });
}

const agent: Agent = {
  take: async ({ contactId }) => [`told of ${contactId}`],
  send: () => callThat('ended'),
};

test('an agent takes a call that is in a queue, hears what is told of it, and sends it to the proof', async () => {
  const { cue, seen, endOf } = agentSide(agent, endings);
  const line = callThat('queued');
  expect(await endOf(line)).toBe('waits');
  expect(await cue('an agent takes the call', line)).toBe(line);
  expect(seen()).toEqual(['the agent hears: told of a call']);
  expect(await endOf(line)).toBe('the agent has the call');
  const proof = await cue('the agent asks for the proof of 104233', line);
  expect(proof && (await endOf(proof))).toBe('agent and caller have each other back');
});

test.each<How>(['keys', 'words', 'disconnected', 'ended', 'hung up'])(
  'no agent takes a call that is in no queue, nor asks for a proof of it: %s',
  async (how) => {
    const { cue, seen } = agentSide(agent, endings);
    const line = callThat(how);
    await line.listen();
    await expect(cue('an agent takes the call', line)).rejects.toThrow(NothingInQueueError);
    expect(await cue('the agent asks for the proof of 104233', line)).toBe(false);
    expect(seen()).toEqual([]);
    line.hangUp();
  },
);

test('an agent who could not take a call asks for no proof of the one before', async () => {
  const { cue } = agentSide(agent, endings);
  await cue('an agent takes the call', callThat('queued'));
  await expect(cue('an agent takes the call', callThat('keys'))).rejects.toThrow(NothingInQueueError);
  expect(await cue('the agent asks for the proof of 104233', undefined)).toBe(false);
});
