import { describe, expect, test } from 'vitest';
import { flowSentences } from '../../src/messages.ts';
import { spoken } from '../stage/dana.ts';
import { pinsIn } from '../stage/texts-seen.ts';
import { failing, handedOver } from './call.ts';

const [, nothingProved, numberChanged] = flowSentences.AgentWhisper;

describe('what the agent is told before the call', () => {
  const wrongMonth = ['I forgot my password', '104233', spoken[0], 'March', 'yes', 'PIN', 'helpdesk'];
  const details = ['I forgot my password', '104233', ...spoken, 'yes'];

  test.each<[string, readonly string[], string | undefined]>([
    ['somebody who asked for a person at once', ['helpdesk'], undefined],
    [
      'somebody who failed on purpose',
      ['I forgot my password', 'a shanty', 'a shanty', 'a shanty'],
      undefined,
    ],
    ['somebody who claims a new phone', ['I have a new phone'], undefined],
    ['somebody who gave the right details and no one-time PIN', [...details, 'helpdesk'], undefined],
    ['somebody whose one-time PIN was wrong', [...details, '000000', 'helpdesk'], undefined],
  ])('%s has proved nothing', async (_, says) => {
    const { contact, told } = await handedOver({}, { says });
    expect([contact.outcome, told]).toEqual(['queued', [nothingProved]]);
    expect(contact.attributes).toMatchObject({ provedOneTimePin: 'no' });
  });

  test('a right one-time PIN is told with its time, though the reset came to nothing', async () => {
    const { contact, told } = await handedOver({}, { says: wrongMonth });
    expect(contact.attributes).toMatchObject({ provedOneTimePin: '2026-11-20 08:00 UTC' });
    expect(told).toEqual([expect.stringContaining('a one-time PIN, at 2026-11-20 08:00 UTC.')]);
  });

  test('C28 that the number on record was changed recently, and that no one-time PIN goes to it', async () => {
    const says = ['I forgot my password', '104240', '21 June 1994', 'November', 'yes', 'helpdesk'];
    const { contact, told, phone } = await handedOver({}, { from: '+15550100140', says });
    expect(contact.attributes).toMatchObject({ numberChanged: 'recently', provedOneTimePin: 'no' });
    expect(told).toEqual([numberChanged]);
    expect(phone.aws.texts.list()).toEqual([]);
  });

  test('where the attributes cannot be set, or the whisper not be chosen, nothing is claimed', async () => {
    const says = wrongMonth;
    expect((await handedOver(failing('proved'), { says })).told).toEqual([nothingProved]);
    expect((await handedOver(failing('whisper'), { says })).told).toEqual([]);
  });

  test('the attributes hold no word of what was said or keyed in', async () => {
    const { contact, phone } = await handedOver({}, { says: [...details, 'helpdesk'] });
    expect(Object.keys(contact.attributes).toSorted()).toEqual([
      'handOverQueue',
      'numberChanged',
      'provedOneTimePin',
    ]);
    for (const secret of ['104233', '1990', 'September', ...pinsIn(phone.aws.texts.list())]) {
      expect(JSON.stringify(contact)).not.toContain(secret);
    }
  });
});
