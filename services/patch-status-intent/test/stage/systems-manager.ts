import { SSMClient } from '@aws-sdk/client-ssm';
import type { LocalAws } from '@opsline/local-aws';
import type { Clock } from '@opsline/local-kit/clock';
import { type HttpRequest, HttpResponse } from '@smithy/core/protocols';
import { maintenanceWindows } from '../../src/out/systems-manager.ts';
import { readingTime, systemsManagerTimeouts } from '../../src/out/timeouts.ts';

/** What was asked so far: all calls, those that are under way, and how many were at once at the most. */
type Calls = { begun: number; underWay: number; most: number };

/**
 * Systems Manager through the unmodified SDK client, but for the socket: whatever waits, waits on the clock, and no
 * answer takes real time.
 *
 * @param aws started with the same clock
 * @param caller the access key; the administrator's, unless told
 */
export function systemsManager(aws: Pick<LocalAws, 'answer' | 'endpoint'>, clock: Clock, caller = 'local') {
  const calls: Calls = { begun: 0, underWay: 0, most: 0 };
  const answered = async ({ method, path, headers, body }: HttpRequest): Promise<HttpResponse> => {
    const reply = await aws.answer({ method, path, headers, body: Buffer.concat([body]) });
    const strings = Object.entries(reply.headers).map(([name, value]) => [name, String(value)]);
    return new HttpResponse({
      statusCode: reply.status,
      headers: Object.fromEntries(strings),
      body: Buffer.from(reply.body),
    });
  };
  const client = new SSMClient({
    region: 'eu-west-1',
    endpoint: aws.endpoint,
    credentials: { accessKeyId: caller, secretAccessKey: 'local' },
    maxAttempts: 1,
    requestHandler: {
      handle: async (request: HttpRequest, { abortSignal }: { abortSignal?: AbortSignal } = {}) => {
        calls.begun += 1;
        calls.underWay += 1;
        calls.most = Math.max(calls.most, calls.underWay);
        const limit = givenUp('TimeoutError', (end) =>
          clock.timer(systemsManagerTimeouts.requestTimeout, end),
        );
        const abort = givenUp('AbortError', (end) => abortSignal?.addEventListener('abort', end));
        try {
          return { response: await Promise.race([answered(request), limit, abort]) };
        } finally {
          calls.underWay -= 1;
        }
      },
    },
  });
  return {
    calls,
    windows: maintenanceWindows(client, {
      sleep: (ms, signal) =>
        Promise.race([
          clock.sleep(ms),
          givenUp('AbortError', (end) => signal.addEventListener('abort', end)),
        ]),
      random: () => 0.5,
    }),
    readingDeadline: (): AbortSignal => {
      const controller = new AbortController();
      clock.timer(readingTime, () => controller.abort());
      return controller.signal;
    },
  };
}

/** Rejects with an error of this name when it is told to end. */
function givenUp(name: string, endsBy: (end: () => void) => unknown): Promise<never> {
  return new Promise((_, reject) => {
    endsBy(() => reject(Object.assign(new Error('given up'), { name })));
  });
}
