import {
  DescribeMaintenanceWindowExecutionsCommand,
  paginateDescribeMaintenanceWindowExecutions,
  SSMClient,
} from '@aws-sdk/client-ssm';
import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { paginate } from '../src/protocol/paging.ts';
import { scenarioOf, started } from './started.ts';

const scenario = scenarioOf({
  windows: [
    {
      name: 'busy',
      executions: Array.from({ length: 137 }, (_, index) => ({
        started: `${index + 1}h ago`,
        ran: '10m',
        status: 'SUCCESS',
      })),
    },
  ],
});
const [window] = scenario.windows;
const WindowId = window?.id;
const everyId = window?.executions.map(({ id }) => id) ?? [];

test('any page size and order returns everything once', async () => {
  const clients = {
    absent: new SSMClient((await started({ scenario, order: 'newest first' })).client),
    empty: new SSMClient((await started({ scenario, order: 'shuffled', endToken: 'empty' })).client),
  };
  const property = fc.asyncProperty(
    fc.integer({ min: 10, max: 100 }),
    fc.constantFrom('absent' as const, 'empty' as const),
    async (pageSize, end) => {
      const pages = paginateDescribeMaintenanceWindowExecutions(
        { client: clients[end], pageSize },
        { WindowId },
      );
      const ids: (string | undefined)[] = [];
      for await (const { WindowExecutions = [] } of pages) {
        expect(WindowExecutions.length).toBeLessThanOrEqual(pageSize);
        ids.push(...WindowExecutions.map(({ WindowExecutionId }) => WindowExecutionId));
      }
      expect(end === 'absent' ? ids : ids.toSorted()).toEqual(
        end === 'absent' ? everyId : everyId.toSorted(),
      );
    },
  );
  await fc.assert(property, { numRuns: 20 * inject('times') });
});

test('a token is good for its own request only', async () => {
  const client = new SSMClient((await started({ scenario })).client);
  const first = await client.send(
    new DescribeMaintenanceWindowExecutionsCommand({ WindowId, MaxResults: 10 }),
  );
  const Filters = [{ Key: 'ExecutedAfter', Values: ['2026-11-19T12:00:00Z'] }];
  const { NextToken } = first;
  await expect(
    client.send(new DescribeMaintenanceWindowExecutionsCommand({ WindowId, Filters, NextToken })),
  ).rejects.toMatchObject({ name: 'ValidationException' });
  const next = await client.send(
    new DescribeMaintenanceWindowExecutionsCommand({ WindowId, MaxResults: 50, NextToken }),
  );
  expect(next.WindowExecutions?.[0]?.WindowExecutionId).toBe(everyId[10]);
});

test.each([
  ['nothing', 0, 10, [0]],
  ['one page exactly', 10, 10, [10]],
  ['one more than a page', 11, 10, [10, 1]],
  ['two pages exactly', 20, 10, [10, 10]],
])('%s is cut without an empty page', (_, count, size, expected) => {
  const items = Array.from({ length: count }, (_, index) => index);
  const cut = (token: string | undefined): readonly number[] => {
    const page = paginate(items, { request: 'list', size, token });
    if (page === 'invalid token') throw new Error(page);
    return [page.items.length, ...(page.nextToken === undefined ? [] : cut(page.nextToken))];
  };
  expect(cut(undefined)).toEqual(expected);
});

test('no text is a token unless it was given as one', () => {
  fc.assert(
    fc.property(fc.string(), (token) => {
      expect(paginate([1, 2, 3], { request: 'list', size: 2, token })).toBe('invalid token');
    }),
  );
});
