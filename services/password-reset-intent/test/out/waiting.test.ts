import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { snsTimeouts, textingTimeouts, textTimeouts, timeouts } from '../../src/out/timeouts.ts';

const { functions } = parse(readFileSync(new URL('../../serverless.yml', import.meta.url), 'utf8'), {
  logLevel: 'silent',
  merge: true,
});

/** After so long Lambda ends a function, milliseconds. */
function endsAfter(name: string): number {
  return functions[name].timeout * 1_000;
}

/** So long a request may take in all. */
function longest({ connectionTimeout, requestTimeout }: typeof timeouts): number {
  return connectionTimeout + requestTimeout;
}

test.each([
  ['passwordReset asks the table, a key, another function', 'passwordReset', timeouts, 2],
  ['helpdeskProof asks the table, a key, another function', 'helpdeskProof', timeouts, 2],
  ['passwordReset waits for a text message', 'passwordReset', textingTimeouts, 1],
  ['sendOneTimePin waits for a text message', 'sendOneTimePin', textingTimeouts, 1],
  ['textOneTimePin texts', 'textOneTimePin', textTimeouts, 1],
  ['textOwner texts', 'textOwner', textTimeouts, 1],
  ['notifyHelpdesk tells the helpdesk', 'notifyHelpdesk', snsTimeouts, 1],
])(
  '%s: what hangs fails, and before the function is ended, however often it is tried',
  (_, name, each, tries) => {
    expect(each.throwOnRequestTimeout).toBe(true);
    expect(longest(each) * tries).toBeLessThan(endsAfter(name));
  },
);

test('whoever waits for a text message waits until the function that sends it has ended', () => {
  for (const name of ['textOneTimePin', 'textOwner']) {
    expect(textingTimeouts.requestTimeout).toBeGreaterThan(endsAfter(name));
  }
});
