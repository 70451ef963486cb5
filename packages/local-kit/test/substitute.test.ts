import { substitute } from '@opsline/local-kit/intrinsics';
import { describe, expect, test } from 'vitest';

describe('placeholders of Fn::Sub', () => {
  const text = `["\${Lookup.Arn}", "in \${Name} \${!Literal} $.Attributes.x"]`;

  test('are filled in everywhere', () => {
    const filled = substitute(text, { 'Lookup.Arn': 'arn:1', Name: 'n' });
    expect(JSON.parse(filled)).toEqual(['arn:1', `in n \${Literal} $.Attributes.x`]);
  });

  test('without a value are refused, all of them, by name', () => {
    expect(() => substitute(text, {})).toThrow('no value for Lookup.Arn, Name');
    expect(() => substitute(text, { Name: 'n' })).toThrow('no value for Lookup.Arn');
  });
});
