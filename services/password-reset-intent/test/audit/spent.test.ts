import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { hour } from '@opsline/function-kit/durations';
import { localClient } from '@opsline/local-kit/account';
import { listen } from '@opsline/local-kit/listen';
import { expect, onTestFinished, test } from 'vitest';
import { spentOnTexts } from '../../src/attempts/spent.ts';

const now = Date.UTC(2026, 10, 20, 8, 0);

/** CloudWatch as far as it is needed, on its own protocol: it answers what it is told to, or refuses. */
async function cloudWatch(answer: object, status = 200) {
  const asked: unknown[] = [];
  const server = createServer(async (request, response) => {
    asked.push([request.headers['x-amz-target'], await json(request)]);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(answer));
  });
  const { endpoint, stop } = await listen(server);
  onTestFinished(stop);
  return { asked, spent: () => spentOnTexts(localClient(endpoint), now) };
}

/** What had been spent so many hours ago. */
function point(hoursAgo: number, Maximum: number) {
  return { Timestamp: (now - hoursAgo * hour) / 1_000, Maximum, Unit: 'None' };
}

test('CloudWatch is asked for what SNS spent on texts, of the last day', async () => {
  const { asked, spent } = await cloudWatch({ Datapoints: [] });
  await spent();
  expect(asked).toEqual([
    [
      'GraniteServiceVersion20100801.GetMetricStatistics',
      {
        Namespace: 'AWS/SNS',
        MetricName: 'SMSMonthToDateSpentUSD',
        StartTime: Date.UTC(2026, 10, 19, 8, 0) / 1_000,
        EndTime: now / 1_000,
        Period: 3_600,
        Statistics: ['Maximum'],
      },
    ],
  ]);
});

test.each([
  ['nothing was texted', { Datapoints: [] }, 200, 'unknown'],
  ['one value', { Datapoints: [point(1, 0.5)] }, 200, 0.5],
  [
    'the newest of them, which come in no order',
    { Datapoints: [point(2, 4.25), point(1, 5.5), point(3, 3)] },
    200,
    5.5,
  ],
  ['… that of a new month', { Datapoints: [point(3, 98), point(1, 0), point(4, 97), point(2, 99)] }, 200, 0],
  ['whoever asks may not', { __type: 'AccessDeniedException', message: 'no' }, 400, 'unknown'],
] as const)('what was spent this month: %s', async (_, answer, status, said) => {
  const { spent } = await cloudWatch(answer, status);
  expect(await spent()).toBe(said);
});
