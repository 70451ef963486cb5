import type { Text } from '@opsline/local-aws';
import { createHappenings } from '@opsline/page';
import { expect, test } from 'vitest';
import { eventsOf } from '../../src/serve/events.ts';

test('what happens is told as it comes, a text message too', async () => {
  const happenings = createHappenings(() => 1_000);
  const phones = new Set<(text: Text) => void>();
  const app = eventsOf(happenings, {
    on: (listener) => {
      phones.add(listener);
      return () => phones.delete(listener);
    },
  });
  const { body, headers } = await app.request('/');
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  const next = async () => JSON.parse(String((await reader?.read())?.value).replace(/^data: /, ''));
  expect(headers.get('content-type')).toMatch('text/event-stream');
  const { trace } = happenings;
  trace.awsCall({ service: 'ssm', operation: 'DescribeMaintenanceWindows', status: 200, ms: 20 });
  for (const told of phones) told({ to: '+15550100101', body: 'Hello.', at: 1_000 });
  trace.functionLine('{"level":"INFO","event":"turn"}');
  expect(await next()).toEqual({
    part: 'AWS',
    what: 'ssm DescribeMaintenanceWindows',
    at: 980,
    ms: 20,
    outcome: '200',
    failed: false,
  });
  expect(await next()).toEqual({ part: 'text message', to: '+15550100101', body: 'Hello.', at: 1_000 });
  expect(await next()).toMatchObject({ part: 'function', what: 'turn' });
  await reader?.cancel();
  expect(phones.size).toBe(0);
});
