import { testPepper } from '@opsline/otp/testing';
import { createHelpdeskProof } from '../../src/functions/helpdesk-proof.ts';
import { dana } from '../stage/dana.ts';
import type { memoryWorld } from '../stage/memory-world.ts';

/** The function that the helpdesk's flow asks, in a call of Dana's, over the ports of a world. */
export function proofIn(world: ReturnType<typeof memoryWorld>, contactId = 'contact-1') {
  const { clock, directory, log, pinRows: pinStore, attemptTable, send } = world;
  const proof = createHelpdeskProof({
    ...{ pinStore, attemptTable, attemptDays: 90 },
    pepper: async () => testPepper,
    openDirectory: directory.open,
    requestOneTimePin: send,
    now: () => clock.now,
    deadline: () => new AbortController().signal,
    log: (entry) => void log.push(entry),
  });
  const contact = { Channel: 'VOICE', ContactId: contactId, CustomerEndpoint: { Address: dana } };
  const answer = (question: string, more: object) =>
    proof({ Details: { ContactData: contact, Parameters: { question, ...more } } });
  const ask = async (question: string, more: object) => (await answer(question, more)).status;
  return {
    answer,
    challenge: (userId = '104233') => ask('send a one-time PIN', { userId }),
    keyIn: (oneTimePin: string, userId = '104233') =>
      ask('is this their one-time PIN', { userId, oneTimePin }),
  };
}
