import { describe, expect, test } from 'vitest';
import { action, flowOf, say, wire } from '../flows.ts';
import { line } from '../phone-line.ts';

const failure = { NoMatchingError: 'sorry' };
const sorry = say('sorry', 'Sorry.', 'bye');
function set(attributes: object, next: string) {
  return action('set', 'UpdateContactAttributes', { Attributes: attributes }, wire(next, failure));
}

describe('attributes', () => {
  test.each([
    ['a key with a dot', { '$.Attributes.key': '1' }, { key: 'a.b' }],
    ['a key that is empty', { '$.Attributes.key': '1' }, {}],
    ['over 32 KB', { big: '$.Attributes.half$.Attributes.half' }, { half: 'x'.repeat(17_000) }],
  ])('all or none: %s', async (_, attributes, before) => {
    const { route, attributes: after } = await line(
      flowOf(set({ ...attributes, fine: '1' }, 'bye'), sorry),
    ).chat([], { attributes: before });
    expect(route).toBe('set NoMatchingError, sorry NextAction, bye end');
    expect(after).toEqual(before);
  });

  test.each([
    ['answer_$.Attributes.turn', { turn: '3' }, { turn: '3', answer_3: 'yes' }],
    ['$.Attributes.turn answer', { turn: '3' }, { turn: '3', '3 answer': 'yes' }],
    ['$.Attributes.turn$.Channel', { turn: '3' }, { turn: '3', '3CHAT': 'yes' }],
  ])('a key is what %s becomes', async (key, before, after) => {
    const flow = flowOf(set({ [key]: 'yes' }, 'bye'), sorry);
    expect((await line(flow).chat([], { attributes: before })).attributes).toEqual(after);
  });

  test.each([
    ['answer_$.Attributes.turn', { turn: 'a.b' }],
    ['$.Attributes.turn answer', { turn: '$5' }],
    ['$.Attributes.turn$.Attributes.turn', {}],
  ])('%s of %j is no key', async (key, before) => {
    const { route, warnings } = await line(flowOf(set({ [key]: 'yes' }, 'bye'), sorry)).chat([], {
      attributes: before,
    });
    expect(route).toBe('set NoMatchingError, sorry NextAction, bye end');
    expect(warnings).toContain('set: an attribute key is empty or holds $ or .');
  });

  test('keys and values may be references', async () => {
    const flow = flowOf(set({ '$.Attributes.key': 'is $.Channel' }, 'bye'), sorry);
    expect((await line(flow).chat([], { attributes: { key: 'mode' } })).attributes).toEqual({
      key: 'mode',
      mode: 'is CHAT',
    });
  });
});

describe('Compare', () => {
  const compare = (operator: string, operand: string) =>
    flowOf(
      action(
        'compare',
        'Compare',
        { ComparisonValue: '$.Attributes.a' },
        wire('bye', { NoMatchingCondition: 'sorry' }, { [operand]: 'bye' }, operator),
      ),
      sorry,
    );
  test.each([
    ['Equals', '1', { a: '1' }, `Equals "1"`],
    ['Equals', '$.Attributes.b', { a: '1', b: '1' }, `Equals "$.Attributes.b"`],
    ['Equals', '$.Attributes.b', { a: '1' }, 'NoMatchingCondition'],
    ['Equals', '', {}, 'NoMatchingCondition'],
    ['TextStartsWith', '', {}, 'NoMatchingCondition'],
    ['Equals', '', { a: '' }, `Equals ""`],
    ['NumberGreaterThan', '2', { a: '10' }, `NumberGreaterThan "2"`],
  ])('%s "%s" of %j', async (operator, operand, attributes, took) => {
    const { path } = await line(compare(operator, operand)).chat([], { attributes });
    expect(path[0]?.took).toBe(took);
  });

  test('the first true condition wins', async () => {
    const conditions = { ab: 'first', a: 'sorry' };
    const flow = flowOf(
      action(
        'compare',
        'Compare',
        { ComparisonValue: '$.Attributes.a' },
        wire('bye', { NoMatchingCondition: 'bye' }, conditions, 'TextStartsWith'),
      ),
      say('first', 'First.', 'bye'),
      sorry,
    );
    expect((await line(flow).chat([], { attributes: { a: 'abc' } })).transcript).toEqual(['Bot: First.']);
  });
});
