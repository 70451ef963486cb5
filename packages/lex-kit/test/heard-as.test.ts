import { expect, test } from 'vitest';
import { parseTurn } from '../src/index.ts';
import { bot, lexEvent } from './event.ts';

test.each<[string, unknown, string]>([
  ['Lex says nothing of it', undefined, 'orderPatch'],
  ['null', null, 'orderPatch'],
  ['an empty list', [], 'orderPatch'],
  ['no intent', [{ transcription: 'x', resolvedContext: {} }], 'orderPatch'],
  ['not as Lex sends it', [{ resolvedContext: { intent: 7 } }], 'orderPatch'],
  ['the same intent', [{ resolvedContext: { intent: 'orderPatch' } }], 'orderPatch'],
  ['the one that was left', [{ resolvedContext: { intent: 'FallbackIntent' } }, {}], 'FallbackIntent'],
])('the intent that the words were heard as: %s', (_, transcriptions, heardAs) => {
  expect(parseTurn(bot, lexEvent({ transcriptions })).heardAs).toBe(heardAs);
});
