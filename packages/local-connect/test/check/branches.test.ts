import { describe, expect, test } from 'vitest';
import { checkFlow } from '../../src/check/check-flow.ts';
import { every, flowWith, mutate } from '../every-action.ts';

const all = [
  'NoMatchingError',
  'NoMatchingCondition',
  'InputTimeLimitExceeded',
  'InvalidPhoneNumber',
  'QueueAtCapacity',
];

/** The bold errors of each action, and those it may wire besides; any other is refused. */
const errors: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['say', [], ['NoMatchingError']],
  ['menu', ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'], []],
  ['askPin', ['NoMatchingError'], []],
  ['buffer', [], ['NoMatchingError']],
  ['bot', ['NoMatchingError'], ['NoMatchingCondition', 'InputTimeLimitExceeded']],
  ['lookup', ['NoMatchingError'], []],
  ['compare', ['NoMatchingCondition'], []],
  ['loop', [], ['NoMatchingError']],
  ['logging', [], []],
  ['voice', [], ['NoMatchingError']],
  ['data', ['NoMatchingError'], []],
  ['attributes', ['NoMatchingError'], []],
  ['transfer', ['NoMatchingError'], []],
  ['setQueue', ['NoMatchingError'], []],
  ['queue', ['QueueAtCapacity', 'NoMatchingError'], []],
];

function typeOf(name: string): string {
  return every[name]?.Type ?? '';
}

describe('errors', () => {
  test.each(errors)('%s must wire %j', (name, required) => {
    const problems = checkFlow(mutate(flowWith(name), 'Actions.0.Transitions.Errors', []));
    expect(problems).toEqual(
      required.map((type) => ({
        path: 'Actions[0].Transitions.Errors',
        message: `${typeOf(name)} must wire the error "${type}"`,
      })),
    );
  });

  test.each(errors)('%s takes these errors and no others', (name, required, optional) => {
    const wired = all.map((ErrorType) => ({ ErrorType, NextAction: 'bye' }));
    const problems = checkFlow(mutate(flowWith(name), 'Actions.0.Transitions.Errors', wired));
    const odd = all.flatMap((type, index) =>
      [...required, ...optional].includes(type) ? [] : [[type, index] as const],
    );
    expect(problems).toEqual(
      odd.map(([type, index]) => ({
        path: `Actions[0].Transitions.Errors[${index}].ErrorType`,
        message: `${typeOf(name)} has no error "${type}"`,
      })),
    );
  });

  test('an error wired twice', () => {
    const twice = ['bye', 'next'].map((NextAction) => ({ ErrorType: 'NoMatchingError', NextAction }));
    expect(checkFlow(mutate(flowWith('lookup'), 'Actions.0.Transitions.Errors', twice))).toEqual([
      { path: 'Actions[0].Transitions.Errors[1].ErrorType', message: '"NoMatchingError" is wired twice' },
    ]);
  });
});

const at = 'Actions[0].Transitions.Conditions';
function branch(Operator: string, operand: string) {
  return {
    NextAction: 'bye',
    Condition: { Operator, Operands: [operand] },
  };
}

describe('conditions', () => {
  test.each([
    [
      'say',
      [branch('Equals', '1')],
      at,
      'MessageParticipant takes no conditions here; leave the property out',
    ],
    ['askPin', [], at, 'GetParticipantInput takes no conditions here; leave the property out'],
    [
      'menu',
      [branch('Equals', '12')],
      `${at}[0].Condition.Operands[0]`,
      'must be one character of 0-9, * and #',
    ],
    [
      'menu',
      [branch('Equals', '$.Attributes.key')],
      `${at}[0].Condition.Operands[0]`,
      'must be static: a JSONPath is not resolved here',
    ],
    [
      'menu',
      [branch('TextContains', '1')],
      `${at}[0].Condition.Operator`,
      'GetParticipantInput takes only Equals',
    ],
    ['compare', [branch('Contains', '1')], `${at}[0].Condition.Operator`, 'there is no operator "Contains"'],
    [
      'compare',
      [branch('Equals', '$.Nothing.x')],
      `${at}[0].Condition.Operands[0]`,
      '"$.Nothing.x" has an unknown root',
    ],
    [
      'compare',
      [branch('Equals', '$.Agent.x')],
      `${at}[0].Condition.Operands[0]`,
      '"$.Agent.x" is not supported by the local player',
    ],
    [
      'compare',
      [branch('Equals', '$.Attributes.a b')],
      `${at}[0].Condition.Operands[0]`,
      '"$.Attributes.a b" is not one JSONPath',
    ],
    ['loop', undefined, at, 'needs the condition "DoneLooping"'],
    ['loop', [], at, 'needs the condition "ContinueLooping"'],
    [
      'loop',
      ['ContinueLooping', 'DoneLooping', 'ContinueLooping'].map((operand) => branch('Equals', operand)),
      `${at}[2].Condition.Operands[0]`,
      'must be ContinueLooping or DoneLooping, each once',
    ],
    ['loop', [branch('Equals', 'ContinueLooping')], at, 'needs the condition "DoneLooping"'],
    [
      'loop',
      [branch('Equals', 'Again')],
      `${at}[0].Condition.Operands[0]`,
      'must be ContinueLooping or DoneLooping, each once',
    ],
    [
      'bot',
      [branch('TextStartsWith', 'patch')],
      `${at}[0].Condition.Operator`,
      'ConnectParticipantWithLexBot takes only Equals',
    ],
    [
      'menu',
      [{ NextAction: 'bye', Condition: { Operator: 'Equals', Operands: ['1', '2'] } }],
      `${at}[0].Condition.Operands`,
      'must hold one operand',
    ],
  ])('%s with %j', (name, conditions, path, message) => {
    const document = mutate(flowWith(name), 'Actions.0.Transitions.Conditions', conditions);
    expect(checkFlow(document)).toContainEqual({ path, message });
  });

  test('an empty list of conditions is refused only where input is stored', () => {
    const withEmpty = (name: string) =>
      checkFlow(mutate(flowWith(name), 'Actions.0.Transitions.Conditions', []));
    expect(['say', 'lookup', 'buffer', 'compare'].flatMap(withEmpty)).toEqual([]);
  });
});

test.each([
  ['menu', 'CUSTOMER_WHISPER'],
  ['askPin', 'CUSTOMER_HOLD'],
  ['say', 'AGENT_HOLD'],
  ['transfer', 'CUSTOMER_QUEUE'],
  ['bot', 'OUTBOUND_WHISPER'],
  ['queue', 'CUSTOMER_QUEUE'],
] as const)('"%s" is not allowed in a %s flow', (name, type) => {
  expect(checkFlow(flowWith(name), { type })).toContainEqual({
    path: 'Actions[0].Type',
    message: `${typeOf(name)} is not allowed in a flow of type ${type}`,
  });
});

test('an inbound flow does not end with EndFlowExecution; a queue flow may', () => {
  const document = mutate(flowWith('logging'), 'Actions.2.Type', 'EndFlowExecution');
  expect(checkFlow(document)).toEqual([
    { path: 'Actions[2].Type', message: 'EndFlowExecution is not allowed in a flow of type CONTACT_FLOW' },
  ]);
  expect(checkFlow(document, { type: 'CUSTOMER_QUEUE' })).toEqual([]);
});
