import { join } from 'node:path';
import { bundlesOf } from '@opsline/local-lambda';
import { bundlesContract } from '@opsline/local-lambda/testing';
import { expect, test } from 'vitest';
import { parseEnvironment } from '../src/environment/auth-lookup.ts';
import { answerTime } from '../src/world.ts';

const bundles = await bundlesOf(join(import.meta.dirname, '..'));

bundlesContract(bundles, { authLookup: { clients: ['dynamodb', 'kms'], parseEnvironment } });

test.each([
  ['nothing is set', {}, 'environment.EMPLOYEE_TABLE'],
  [
    'the key is empty',
    { EMPLOYEE_TABLE: 'e', PIN_ATTEMPT_TABLE: 'p', CALLER_KEY: '', ASSERTION_KEY: 'a' },
    'environment.CALLER_KEY',
  ],
])('when %s, the cold start fails and says so', (_, environment, message) => {
  expect(() => parseEnvironment(environment)).toThrow(message);
});

test('P9: an answer is given up before Lambda ends the function, and Lambda ends it before Connect stops waiting', () => {
  const [{ timeout = 0 } = {}] = bundles;
  expect(answerTime).toBeLessThan(timeout * 1_000);
  expect(timeout).toBeLessThanOrEqual(7);
});
