import { expect, onTestFinished, test } from 'vitest';
import { flowSentences, messages } from '../src/messages.ts';
import { conversationStage } from './stage/conversation-stage.ts';

/** Every sentence of the bot and its flows. */
const sentences = [
  ...textsIn(messages),
  ...textsIn([messages.pinSent('101'), messages.pinSentAgain('101')]),
  ...textsIn(flowSentences),
];

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (key === 'ssml' ? [] : textsIn(part)));
}

/** What is said to be sayable: everything in quotation marks. */
const offers = [
  ...new Set(sentences.flatMap((text) => [...text.matchAll(/"([^"]+)"/g)].map(([, it = '']) => it))),
];

const waiting = ['again', 'wrong ID'];

/** What was said before each place in which something is offered, and what is offered there alone. */
const places: Readonly<Record<string, { readonly before: readonly string[]; readonly known?: string }>> = {
  'at first': { before: [] },
  'at the employee ID': { before: ['check patching'] },
  'at the one-time PIN': { before: ['check patching', '101'] },
  'at the job': { before: [], known: '101 is authenticated' },
  'at "anything else?"': { before: ['latest'], known: '101 is authenticated' },
};

const rows = Object.keys(places).flatMap((place) =>
  [...offers, 'windows server prod']
    .filter((offer) => place === 'at the one-time PIN' || !waiting.includes(offer))
    // The name of a target group is offered where no proof is asked for.
    .filter((offer) => !/employee|one-time/.test(place) || offer !== 'windows server prod')
    .map((offer) => [offer, place] as const),
);

test('prompts offer what was looked for here', () => {
  expect(offers).toEqual(
    expect.arrayContaining(['check patching', 'latest', 'again', 'wrong ID', 'agent', 'help', 'goodbye']),
  );
});

test.each(rows)('"%s" is understood %s', async (offer, place) => {
  const stage = await conversationStage('default');
  onTestFinished(stage.stop);
  const { before = [], known } = places[place] ?? {};
  if (known !== undefined) await stage.cue(known);
  for (const text of before) await stage.says(text);
  const heard = (await stage.says(offer)).join(' ');
  await stage.seen([]);
  expect(heard).not.toMatch(
    /not understand|not sure what|no such group|that is not an employee ID|has six digits. Please type it/i,
  );
  expect(heard).not.toBe('');
});
