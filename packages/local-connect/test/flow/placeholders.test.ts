import { describe, expect, test } from 'vitest';
import { fillPlaceholders } from '../../src/flow/placeholders.ts';
import { FlowError } from '../../src/flow/problem.ts';

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
