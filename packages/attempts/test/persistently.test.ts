import { describe, expect, test } from 'vitest';
import { pauseByChance, persistently } from '../src/persistently.ts';

function named(name: string, more: object = {}) {
  return Object.assign(new Error('no'), { name }, more);
}

/** Fails so many times with an error, and says how often it was tried and how often there was a pause. */
async function failing(times: number, error: unknown) {
  const tried: string[] = [];
  const work = async () => {
    tried.push('work');
    if (tried.filter((step) => step === 'work').length <= times) throw error;
    return 'done';
  };
  const ended = await persistently(work, async () => tried.push('pause')).catch((fault: unknown) => fault);
  return { ended, tried };
}

describe('what may pass is tried again, after a pause', () => {
  test.each([
    ['throttled', named('ThrottlingException')],
    ['too much for the table', named('ProvisionedThroughputExceededException')],
    ['too many requests', named('RequestLimitExceeded')],
    ['a connection that was reset', named('Error', { code: 'ECONNRESET' })],
    ['a connection that had been closed', named('TypeError', { code: 'EPIPE' })],
  ])('%s', async (_, error) => {
    expect(await failing(1, error)).toEqual({ ended: 'done', tried: ['work', 'pause', 'work'] });
    expect((await failing(2, error)).ended).toBe('done');
    expect(await failing(3, error)).toEqual({
      ended: error,
      tried: ['work', 'pause', 'work', 'pause', 'work'],
    });
  });
});

test.each([
  ['a race that was lost', named('ConditionalCheckFailedException')],
  ['a host that is not there', named('Error', { code: 'ENOTFOUND' })],
  ['time that is up', named('TimeoutError')],
  ['an error of no kind', new Error('ECONNRESET')],
  ['no error at all', { name: 'ThrottlingException', code: 'EPIPE' }],
])('%s is a fault at once', async (_, error) => {
  expect(await failing(1, error)).toEqual({ ended: error, tried: ['work'] });
});

test('a pause by chance ends', async () => {
  await expect(pauseByChance()).resolves.toBeUndefined();
});
