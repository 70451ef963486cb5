import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillText, lookUp, parsePath } from '../../src/values/json-path.ts';
import { readSsml } from '../../src/values/ssml.ts';

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
