import { describe, expect, test } from 'vitest';
import { analyzeBot, readBot } from '../../src/index.ts';
import { botOf, type Intent, tenOf } from './small-bots.ts';

const locale = 'Resources.Bot.Properties.BotLocales[0]';
function found(...intents: readonly Intent[]): readonly string[] {
  return analyzeBot(readBot(botOf(intents), 'bot.yml')).map((line) => line.replace(`${locale}.`, ''));
}

const ask = { name: 'Ask', says: tenOf('ask') };
function over(...says: readonly string[]): Intent {
  return { name: 'Over', says: [...tenOf('over'), ...says] };
}

describe('utterances of two intents that say the same', () => {
  test.each<[string, string, string]>([
    ['in other words of grammar', 'check the patching', 'please check my patching'],
    ['in another order', 'patching check', 'check patching'],
    ['in other forms of the words', 'check patches', 'checking the patch'],
    ['in other letters', 'Check Patching!', 'check patching'],
    ['with a slot in both', 'check {S}', 'the check of {S}'],
    ['of words of grammar only', 'what can you do', 'you can do what'],
  ])('%s', (_title, one, other) => {
    const asks = { ...ask, says: [...ask.says, one], slot: 'Listed' };
    expect(found(asks, { ...over(other), slot: 'Listed' })).toEqual([
      `Intents[1].SampleUtterances[10].Utterance: overlap: "${other}" says what "${one}" of Ask says`,
    ]);
  });

  test('of an intent of one’s own and a built-in one', () => {
    expect(found(over('please stop'), { name: 'Halt', parent: 'StopIntent' })).toEqual([
      'Intents[1].ParentIntentSignature: overlap: "stop" says what "please stop" of Over says',
    ]);
  });

  test.each([
    ['check patching', 'check patching for {S}'],
    ['check patching', 'check backups'],
    ['no', 'not now'],
  ])('%j and %j are two things', (one, other) => {
    expect(
      found({ ...ask, says: [...ask.says, one], slot: 'Listed' }, { ...over(other), slot: 'Listed' }),
    ).toEqual([]);
  });

  test('two of one intent may', () => {
    expect(found(over('check patching', 'check the patching'))).toEqual([]);
  });
});

describe('few utterances', () => {
  test.each<[string, Intent, readonly string[]]>([
    ['ten are enough', ask, []],
    [
      'nine are not',
      { ...ask, says: ask.says.slice(1) },
      ['Intents[0].SampleUtterances: few utterances: 9 of Ask, expected 10 or more'],
    ],
    [
      'nor are ten of which two are one',
      { ...ask, says: [...ask.says.slice(1), 'Askb!'] },
      ['Intents[0].SampleUtterances: few utterances: 9 of Ask, expected 10 or more'],
    ],
    ['a built-in intent has its own', { name: 'Halt', parent: 'StopIntent' }, []],
    ['an intent that only the function begins has none', { name: 'Ask' }, []],
  ])('%s', (_title, it, expected) => {
    expect(found(it)).toEqual(expected);
  });
});

describe('what a slot swallows', () => {
  test.each<[slot: string, utterance: string]>([
    ['Pin', '0'],
    ['Pin', 'one two'],
    ['AMAZON.Number', 'forty two'],
    ['AMAZON.Date', 'today'],
  ])('%s takes %j', (slot, utterance) => {
    expect(found({ ...ask, slot }, over(utterance))).toEqual([
      `Intents[1].SampleUtterances[10].Utterance: swallowed: "${utterance}" is a value of slot S`,
    ]);
  });

  test.each<[slot: string, utterance: string]>([
    ['Pin', 'operator'],
    ['AMAZON.Number', 'bye'],
    ['Listed', 'bye'],
  ])('%s does not take %j', (slot, utterance) => {
    expect(found({ ...ask, slot }, over(utterance))).toEqual([]);
  });

  test('an intent’s own utterance may be its slot’s value', () => {
    expect(found({ ...ask, says: [...ask.says, '0'], slot: 'Pin' })).toEqual([]);
  });

  test.each(['Open', 'AMAZON.AlphaNumeric'])('%s takes anything, which is told once', (slot) => {
    expect(found({ ...ask, slot }, over('bye'))).toEqual([
      'Intents[0].Slots[0].SlotTypeName: swallowed: S takes any words, so those of 11 utterances of other intents too',
    ]);
  });
});

describe('a value that is a command', () => {
  test.each<[value: string, utterance: string, path: string]>([
    ['Cancel', 'cancel', 'SlotTypeValues[1].SampleValue.Value'],
    ['that-is-it', 'that is it', 'SlotTypeValues[1].Synonyms[0].Value'],
  ])('%s', (value, utterance, path) => {
    expect(found({ ...ask, slot: 'Listed' }, over(utterance))).toEqual([
      `SlotTypes[2].${path}: value is a command: "${value}" is an utterance of Over`,
    ]);
  });

  test('one of a built-in intent', () => {
    expect(found({ ...ask, slot: 'Listed' }, { name: 'Undo', parent: 'CancelIntent' })).toEqual([
      'SlotTypes[2].SlotTypeValues[1].SampleValue.Value: value is a command: "Cancel" is an utterance of Undo',
    ]);
  });

  test('one that begins the intent that asks for it is none', () => {
    expect(found({ ...ask, says: [...ask.says, 'last one'], slot: 'Listed' })).toEqual([]);
  });
});
