import { digest, jsonLog, namesOfErrors } from '@opsline/function-kit/log';
import { expect, test } from 'vitest';

function named(name: string, message: string, cause?: unknown) {
  return Object.assign(new Error(message, cause === undefined ? {} : { cause }), { name });
}
const namesOf = namesOfErrors(['InputError']);

test.each<[string, unknown, string[]]>([
  [
    'an error of ours, with its text',
    named('InputError', 'event.bot: expected …'),
    ['InputError: event.bot: expected …'],
  ],
  ['somebody else’s, without', named('InvalidParameter', '+15550100101 is no number'), ['InvalidParameter']],
  [
    'its causes',
    named('Error', 'a', named('InputError', 'b', named('TimeoutError', 'c'))),
    ['Error', 'InputError: b', 'TimeoutError'],
  ],
  ['what is no error', 'PIN 4071', ['not an error']],
  ['a cause that is no error', named('Error', 'a', 'PIN 4071'), ['Error', 'not an error']],
])('%s', (_, fault, names) => {
  expect(namesOf(fault)).toEqual(names);
});

test('a digest is the same for the same, another for another, and neither', () => {
  expect(digest('call-1')).toBe(digest('call-1'));
  expect(digest('call-1')).not.toBe(digest('call-2'));
  expect(digest('call-1')).toMatch(/^[0-9a-f]{12}$/);
});

test('a line of JSON for each entry, whatever its text', () => {
  const lines: string[] = [];
  const log = jsonLog<{ readonly outcome: string }>((line) => lines.push(line));
  log({ outcome: 'told\r\n\u001b[31m' });
  expect(lines).toEqual(['{"outcome":"told\\r\\n\\u001b[31m"}\n']);
});
