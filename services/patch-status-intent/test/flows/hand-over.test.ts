import { describe, expect, onTestFinished, test } from 'vitest';
import { flowSentences } from '../../src/messages.ts';
import { phoneLine, type Trouble } from '../stage/phone-line.ts';
import { callWith } from './phone-answers.ts';

const ada = '+15550100101';
const pin = '4071#';
const somebody = 'I will connect you with somebody who can help.';
const asked = 'You have not proved who you are, so you will be asked again.';
const [pinProved, nothingProved] = flowSentences.PatchStatus_AgentWhisper;

function failing(action: string): Trouble {
  return { fails: (_, id) => (id === action ? 'NoMatchingError' : undefined) };
}

describe('a hand-over says what was proved, and when, to the agent alone', () => {
  const at = '2026-11-20 0800 UTC';
  const untimed = { lookup: 'says no time' } as const;
  const lost = ['a shanty', 'a shanty', 'a shanty'];
  const heardOf = (words: string) => [words.replace('$.Attributes.provedPin', at)];
  test.each<[string, string[], Trouble, string, readonly string[], string]>([
    ['a right PIN', [pin, ...lost], {}, at, heardOf(pinProved), somebody],
    ['nothing, where a person is asked for before it', ['0#'], {}, 'no', [nothingProved], asked],
    ['nothing, where that is all that could be asked', [], { lookup: 'down' }, 'no', [nothingProved], asked],
    ['nothing, where it cannot be written down', [pin], failing('keepProof'), 'no', [nothingProved], asked],
    [
      'nothing at all, where the whisper cannot be chosen',
      [pin, ...lost],
      failing('whisper'),
      at,
      [],
      somebody,
    ],
    ['nor before the bot', ['0#'], failing('whisper'), 'no', [], asked],
    ['nothing, by an auth-lookup that says no time', [pin, ...lost], untimed, '', [nothingProved], asked],
    [
      '… nor can that be said',
      [pin, ...lost],
      { ...untimed, ...failing('askedAgain') },
      '',
      [nothingProved],
      somebody,
    ],
    ['where it cannot be said to the caller', ['0#'], failing('askedAgain'), 'no', [nothingProved], somebody],
  ])('%s', async (_, answers, trouble, provedPin, told, last) => {
    const { heard, contact, agent } = await callWith(answers, trouble, ada);
    expect([contact.outcome, heard.at(-1)]).toEqual(['queued', last]);
    expect(contact.attributes).toMatchObject({ provedPin });
    expect(await agent.take(contact)).toEqual(told);
    expect(JSON.stringify([contact.attributes, told])).not.toContain('4071');
  });

  test('C73 what a contact claims of it is gone once it begins', async () => {
    const phone = await phoneLine();
    onTestFinished(phone.stop);
    const line = phone.chat('PatchStatus_MainFlow', { provedPin: at });
    await line.listen();
    line.hangUp();
    expect((await line.contact).attributes).toMatchObject({ provedPin: 'no' });
  });
});
