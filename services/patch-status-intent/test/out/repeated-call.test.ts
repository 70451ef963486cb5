import { describe, expect, test } from 'vitest';
import { realWaiting, repeated } from '../../src/out/repeated-call.ts';

const never = new AbortController().signal;
function failure(name: string, httpStatusCode = 400) {
  return Object.assign(new Error('no'), { name, $metadata: { httpStatusCode } });
}

/** A call that fails so often, and the waits between. */
async function made(error: Error, times: number, random = 1) {
  const waits: number[] = [];
  let calls = 0;
  const call = async () => {
    calls += 1;
    if (calls <= times) throw error;
    return 'answer';
  };
  const sleep = async (ms: number) => {
    waits.push(ms);
  };
  const answer = await repeated(call, never, { sleep, random: () => random }).catch((reason) => reason);
  return { answer, calls, waits };
}

describe('a call is made again', () => {
  test('while it is throttled; the waits double up to a second', async () => {
    expect(await made(failure('ThrottlingException'), 6)).toEqual({
      answer: 'answer',
      calls: 7,
      waits: [100, 200, 400, 800, 1_000, 1_000],
    });
  });

  test('after a part of the wait that is drawn', async () => {
    expect((await made(failure('ThrottlingException'), 2, 0.25)).waits).toEqual([25, 50]);
  });

  test.each<[string, Error]>([
    ['the service fails', failure('InternalServerError', 500)],
    ['the network fails', Object.assign(new Error('no'), { code: 'ECONNRESET' })],
    ['no answer comes', failure('TimeoutError')],
  ])('when %s, three times in all', async (_, error) => {
    expect(await made(error, 2)).toMatchObject({ answer: 'answer', calls: 3 });
    expect(await made(error, 9)).toMatchObject({ answer: error, calls: 3 });
  });

  test.each([
    failure('AccessDeniedException'),
    failure('DoesNotExistException'),
    failure('ValidationException'),
    failure('AbortError'),
  ])('not after $name', async (error) => {
    expect(await made(error, 1)).toEqual({ answer: error, calls: 1, waits: [] });
  });
});

test('a wait for real ends at once when its signal aborts', async () => {
  const deadline = new AbortController();
  const error = failure('ThrottlingException');
  const call = async () => {
    setImmediate(() => deadline.abort());
    throw error;
  };
  const answer = repeated(call, deadline.signal, { ...realWaiting, random: () => 1_000_000 });
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
});
