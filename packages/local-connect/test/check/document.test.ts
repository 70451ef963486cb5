import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { playedTypes } from '../../src/actions/action-kinds.ts';
import { checkFlow } from '../../src/check/check-flow.ts';
import { parseFlow } from '../../src/check/parse-flow.ts';
import { FlowError } from '../../src/flow/problem.ts';
import { every, flowWith, mutate } from '../every-action.ts';
import { content, say } from '../flows.ts';

const right = flowWith('say');
function missing(path: string) {
  return `Action is missing required property. Path: ${path}`;
}

test.each(Object.keys(every))('a right flow with "%s" has no problem', (name) => {
  expect(checkFlow(flowWith(name))).toEqual([]);
  expect(checkFlow(JSON.stringify(flowWith(name)))).toEqual([]);
});

test('there is a right action of every type', () => {
  const types = new Set([
    ...Object.values(every).map(({ Type }) => Type),
    'DisconnectParticipant',
    'EndFlowExecution',
  ]);
  expect([...types].toSorted()).toEqual(playedTypes.toSorted());
});

describe('the document', () => {
  test.each([
    ['Version', '2012-10-30', 'Version', 'must be "2019-10-30"'],
    ['Version', undefined, 'Version', missing('Version')],
    ['StartAction', undefined, 'StartAction', missing('StartAction')],
    ['StartAction', 'nowhere', 'StartAction', 'there is no action "nowhere"'],
    ['Actions', [], 'Actions', 'must hold an action'],
    ['Actions', 'none', 'Actions', 'must be a list'],
    ['Metadata', [], 'Metadata', 'must be an object'],
    ['Settings', {}, 'Settings', 'is not supported by the local player'],
    ['Description', 'x', 'Description', 'unknown property'],
    ['Actions.0.Identifier', undefined, 'Actions[0].Identifier', missing('Actions[0].Identifier')],
    ['Actions.1.Identifier', 'say', 'Actions[1].Identifier', '"say" is used twice'],
    ['Actions.0.Identifier', 'a'.repeat(51), 'Actions[0].Identifier', 'must be at most 50 characters'],
    ['Actions.0.Identifier', '', 'Actions[0].Identifier', 'must not be empty'],
    [
      'Actions.0.Identifier',
      'a;b',
      'Actions[0].Identifier',
      'must not hold any of % : ( \\ / ) = $ , ; [ ] { }',
    ],
    ['Actions.0.Identifier', 'constructor', 'Actions[0].Identifier', 'is a forbidden name'],
    ['Actions.0.Type', undefined, 'Actions[0].Type', missing('Actions[0].Type')],
    ['Actions.0.Type', 'CheckAttribute', 'Actions[0].Type', 'Invalid Action type'],
    ['Actions.0.Type', 'CreateCase', 'Actions[0].Type', 'CreateCase is not supported by the local player'],
    ['Actions.0.Next', 'bye', 'Actions[0].Next', 'unknown property'],
    ['Actions.0.Transitions', undefined, 'Actions[0].Transitions', missing('Actions[0].Transitions')],
    [
      'Actions.0.Transitions.NextAction',
      undefined,
      'Actions[0].Transitions.NextAction',
      missing('Actions[0].Transitions.NextAction'),
    ],
    [
      'Actions.0.Transitions.NextAction',
      'lost',
      'Actions[0].Transitions.NextAction',
      'there is no action "lost"',
    ],
    [
      'Actions.0.Transitions.Errors.0.NextAction',
      'lost',
      'Actions[0].Transitions.Errors[0].NextAction',
      'there is no action "lost"',
    ],
    [
      'Actions.0.Transitions.Errors.0.ErrorType',
      'Oops',
      'Actions[0].Transitions.Errors[0].ErrorType',
      'MessageParticipant has no error "Oops"',
    ],
    ['Actions.2.Transitions', undefined, 'Actions[2].Transitions', missing('Actions[2].Transitions')],
    [
      'Actions.2.Transitions.NextAction',
      'say',
      'Actions[2].Transitions.NextAction',
      'DisconnectParticipant ends the flow and has no NextAction',
    ],
    ['Actions.2.Parameters.Reason', 'x', 'Actions[2].Parameters.Reason', 'unknown property'],
  ])('%s = %j', (path, value, place, message) => {
    expect(checkFlow(mutate(right, path, value))).toContainEqual({ path: place, message });
  });

  test('a target of a condition', () => {
    const lost = mutate(flowWith('menu'), 'Actions.0.Transitions.Conditions.0.NextAction', 'lost');
    expect(checkFlow(lost)).toEqual([
      { path: 'Actions[0].Transitions.Conditions[0].NextAction', message: 'there is no action "lost"' },
    ]);
  });

  test('Parameters may be absent, as in what Connect returns', () => {
    expect(checkFlow(mutate(right, 'Actions.2.Parameters', undefined))).toEqual([]);
  });

  test('at most 250 actions and 256,000 characters', () => {
    const actions = (count: number, text = 'x') =>
      content(...Array.from({ length: count }, (_, index) => say(`a${index}`, text, 'bye')));
    expect(checkFlow(actions(249))).toEqual([]);
    expect(checkFlow(actions(250))).toEqual([{ path: 'Actions', message: 'must hold at most 250 actions' }]);
    expect(checkFlow(actions(50, 'x'.repeat(6000)))).toEqual([
      { path: '(flow)', message: 'is over 256000 characters' },
    ]);
  });

  test.each([[undefined], [null], [7], [[]], ['{'], ['null']])('%j is no flow', (value) => {
    expect(checkFlow(value)).not.toEqual([]);
  });
});

test('parseFlow throws one error with every problem', () => {
  const wrong = mutate(mutate(right, 'StartAction', 'nowhere'), 'Actions.0.Type', 'Oops');
  expect(() => parseFlow(wrong)).toThrow(FlowError);
  expect(() => parseFlow(wrong)).toThrow(
    /StartAction: there is no.*\n.*Actions\[0\]\.Type: Invalid Action type/,
  );
});

test('any JSON value gives a list of problems and never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(checkFlow(value).length).toBeGreaterThan(0);
    }),
  );
});

test('any JSON value in any place of a right flow never throws', () => {
  const places = [
    ...['Actions', 'Actions.0', 'Actions.0.Type', 'Actions.0.Transitions', 'Actions.0.Transitions.Errors'],
  ];
  const place = fc.constantFrom(...places, 'Actions.0.Parameters', 'Actions.0.Transitions.Conditions');
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(every)), place, fc.jsonValue(), (name, path, value) => {
      expect(Array.isArray(checkFlow(mutate(flowWith(name), path, value)))).toBe(true);
    }),
  );
});
