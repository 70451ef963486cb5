import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holds, operators } from '../../src/flow/condition.ts';
import { fillPlaceholders } from '../../src/flow/placeholders.ts';
import { FlowError } from '../../src/flow/problem.ts';
import { fillText, lookUp, parsePath } from '../../src/values/json-path.ts';
import { readSsml } from '../../src/values/ssml.ts';

test.each([
  ['Equals', 'Timeout', 'Timeout', true],
  ['Equals', 'timeout', 'Timeout', false],
  ['Equals', '1.0', '1', false],
  ['TextStartsWith', 'patching', 'patch', true],
  ['TextEndsWith', 'patching', 'patch', false],
  ['TextContains', 'patching', 'chin', true],
  ['NumberGreaterThan', '10', '9', true],
  ['NumberGreaterThan', '9', '9', false],
  ['NumberGreaterOrEqualTo', '9', '9', true],
  ['NumberLessThan', '-1', '0', true],
  ['NumberLessOrEqualTo', '1.5', '1.5', true],
  ['NumberLessThan', '', '5', false],
  ['NumberLessThan', '0x1', '5', false],
  ['NumberGreaterThan', '1e3', '5', false],
  ['NumberGreaterThan', '10', 'nine', false],
] as const)('%s: "%s" against "%s" is %s', (operator, value, operand, expected) => {
  expect(holds(operator, value, operand)).toBe(expected);
});

test('no operator throws on any text', () => {
  fc.assert(
    fc.property(fc.constantFrom(...operators), fc.string(), fc.string(), (operator, value, operand) => {
      expect(typeof holds(operator, value, operand)).toBe('boolean');
    }),
  );
});

describe('JSONPath', () => {
  test.each([
    ['$.Attributes.name', ['Attributes', 'name']],
    ["$.Attributes.['my key']", ['Attributes', 'my key']],
    ["$['Attributes']['Language']", ['Attributes', 'Language']],
    ["$.['LanguageCode']", ['LanguageCode']],
    ['$.Media.Sip.Headers.P-Asserted-Identity', ['Media', 'Sip', 'Headers', 'P-Asserted-Identity']],
    ['Attributes.name', undefined],
    ['$.', undefined],
    ['$.Attributes.', undefined],
    ['$.Attributes.a b', undefined],
    ['$.External[0]', undefined],
  ])('%s', (text, names) => {
    expect(parsePath(text)).toEqual(names);
  });

  test.each([
    ['text', ['Attributes', 'a'], 'x'],
    ['a number in a JSON response', ['External', 'n'], '7'],
    ['an object', ['External'], undefined],
    ['null', ['Queue', 'Name'], undefined],
    ['nothing inherited from a document', ['Inherited', 'a'], undefined],
    ['nothing inherited', ['Attributes', 'toString'], undefined],
    ['no prototype', ['Attributes', '__proto__', 'constructor', 'name'], undefined],
  ])('looks up %s', (_, names, value) => {
    expect(
      lookUp(
        { Attributes: { a: 'x' }, External: { n: 7 }, Queue: null, Inherited: Object.create({ a: 'x' }) },
        names,
      ),
    ).toBe(value);
  });

  test('in text, what leads nowhere is named', () => {
    const document = { Attributes: { name: 'Ada' } };
    expect(fillText('Hello $.Attributes.name. You owe $5, $.Attributes.x!', document, '')).toEqual({
      text: 'Hello Ada. You owe $5, !',
      unresolved: ['$.Attributes.x'],
    });
  });
});

describe('SSML', () => {
  test.each([
    ['<speak>One <break time="1s"/> two.</speak>', 'One two.'],
    ["<speak><say-as interpret-as='digits'>40</say-as> &amp; more</speak>", '40 & more'],
    ['<speak>It&#8217;s &#x2F; &#47; here</speak>', 'It’s / / here'],
    ['<speak>&#x110000;</speak>', undefined],
    ['<speak>&#;</speak>', undefined],
    ['<speak>One</speak> two', undefined],
    ['One', undefined],
    ['<speak>One', undefined],
    ['<speak>One <b>two</speak></b>', undefined],
    ['<speak>Fish & chips</speak>', undefined],
    ['<speak>1 < 2</speak>', undefined],
    ['<speak>One</speak><speak>Two</speak>', undefined],
  ])('%s', (ssml, words) => {
    expect(readSsml(ssml)).toBe(words);
  });

  test('any text is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '/', 'speak', 'b', ' ', '&', 'amp;', '"', '=') }),
        (text) => {
          expect(['string', 'undefined']).toContain(typeof readSsml(`<speak>${text}</speak>`));
        },
      ),
    );
  });
});

describe('placeholders of Fn::Sub', () => {
  const document = { a: [`\${Lookup.Arn}`, 'x'], b: { c: `in \${Name} \${!Literal} $.Attributes.x` }, d: 1 };

  test('are replaced everywhere', () => {
    const values = { 'Lookup.Arn': 'arn:1', Name: 'n' };
    const expected = { a: ['arn:1', 'x'], b: { c: `in n \${Literal} $.Attributes.x` }, d: 1 };
    expect(fillPlaceholders(document, values)).toEqual(expected);
    expect(fillPlaceholders(JSON.stringify(document), values)).toEqual(expected);
  });

  test('without a value are refused, all of them, by path', () => {
    expect(() => fillPlaceholders(document, {})).toThrow(FlowError);
    expect(() => fillPlaceholders(document, { Name: 'n' })).toThrow(
      `a[0]: no value for the placeholder \${Lookup.Arn}`,
    );
  });
});
