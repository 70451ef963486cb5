import { readFileSync } from 'node:fs';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createTable, type Dynalite, scan, startDynalite } from '@opsline/attempts/testing/dynalite';
import { day } from '@opsline/function-kit/durations';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { slackTable } from '../../src/out/slack-table.ts';
import type { Memory } from '../../src/slack/memory.ts';
import type { Told } from '../../src/slack/told.ts';
import { memoryMemory } from './memory-memory.ts';

const shape = z.object({
  Resources: z.object({
    SlackTable: z.object({
      Properties: z.object({
        BillingMode: z.literal('PAY_PER_REQUEST'),
        AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.literal('S') })),
        KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.literal('HASH') })),
      }),
    }),
  }),
});

const template = readFileSync(new URL('../../resources/slack.yml', import.meta.url), 'utf8');
const properties = shape.parse(parse(template, { logLevel: 'silent' })).Resources.SlackTable.Properties;

let dynamo: Dynalite;
/** The answers of the next writes are lost, after they were done. */
let losses = 0;
beforeAll(async () => {
  dynamo = await startDynalite((_, operation) => {
    if (operation !== 'PutItem' || losses === 0) return undefined;
    losses -= 1;
    return 'lost';
  });
});
afterAll(() => dynamo.stop());

const told: Told = { says: ['Hello.'], open: 'begin' };
const forMs = day;

describe.each<[string, (now: () => number) => Promise<Memory>]>([
  ['in memory', async (now) => memoryMemory(now)],
  [
    'in DynamoDB',
    async (now) => slackTable(dynamo.client, await createTable(dynamo.client, properties), now),
  ],
])('what is remembered %s', (_, remember) => {
  const start = Date.UTC(2026, 10, 20, 8);
  const fresh = () => remember(() => start);
  const hello = { key: 'T/D/U/1.1', event: 'Ev1' };

  test('a message is new once, and a duplicate when it is done', async () => {
    const memory = await fresh();
    expect(await memory.take(hello, { by: 'a', forMs })).toEqual({ is: 'new' });
    await memory.answered(hello, told);
    await memory.done(hello);
    expect(await memory.take(hello, { by: 'b', forMs })).toEqual({ is: 'duplicate' });
  });

  test('C99 eleven events of one message are one message', async () => {
    const memory = await fresh();
    const events = Array.from({ length: 11 }, (_each, index) => ({ ...hello, event: `Ev${index}` }));
    const taken = [];
    for (const one of events) {
      taken.push((await memory.take(one, { by: one.event, forMs })).is);
      await memory.done(one);
    }
    expect(taken).toEqual(['new', ...Array.from({ length: 10 }, () => 'duplicate')]);
  });

  test('S6 one event is one message, whatever stands in it', async () => {
    const memory = await fresh();
    await memory.take(hello, { by: 'a', forMs });
    expect(await memory.take({ ...hello, key: 'T/D/U/2.2' }, { by: 'b', forMs })).toEqual({
      is: 'duplicate',
    });
  });

  test('what is pressed has no event, and is known all the same', async () => {
    const memory = await fresh();
    expect(await memory.take({ key: 'pressed' }, { by: 'a', forMs })).toEqual({ is: 'new' });
    expect(await memory.take({ key: 'pressed' }, { by: 'b', forMs })).toEqual({ is: 'begun' });
  });

  test('begun, answered and open are known apart', async () => {
    const memory = await fresh();
    await memory.take(hello, { by: 'a', forMs });
    expect(await memory.take(hello, { by: 'b', forMs })).toEqual({ is: 'begun' });
    await memory.reopen(hello);
    expect(await memory.take(hello, { by: 'c', forMs })).toEqual({ is: 'new' });
    await memory.answered(hello, told);
    expect(await memory.take(hello, { by: 'd', forMs })).toEqual({ is: 'answered', told });
  });

  test('an attempt knows its own writes again', async () => {
    const memory = await fresh();
    expect(await memory.take(hello, { by: 'a', forMs })).toEqual({ is: 'new' });
    expect(await memory.take(hello, { by: 'a', forMs })).toEqual({ is: 'new' });
  });

  test('of four at once one is new', async () => {
    const memory = await fresh();
    const taken = await Promise.all(['a', 'b', 'c', 'd'].map((by) => memory.take(hello, { by, forMs })));
    expect(taken.filter(({ is }) => is === 'new')).toHaveLength(1);
  });

  test('the end of a conversation is known, of that one only', async () => {
    const memory = await fresh();
    await memory.end('one', '1795161601.000200');
    expect(await memory.endOf('one')).toBe('1795161601.000200');
    expect(await memory.endOf('another')).toBeUndefined();
  });
});

describe('items of table Slack', () => {
  test('a write whose answer is lost is known as its own', async () => {
    const memory = slackTable(dynamo.client, await createTable(dynamo.client, properties), Date.now);
    losses = 1;
    expect(await memory.take({ key: 'T/D/U/1.1' }, { by: 'a', forMs })).toEqual({ is: 'new' });
    expect(losses).toBe(0);
  });

  test('they expire after what they were taken for, and hold nothing that was typed', async () => {
    const name = await createTable(dynamo.client, properties);
    const memory = slackTable(dynamo.client, name, () => 1_000_000);
    await memory.take({ key: 'T/D/U/1.1', event: 'Ev1' }, { by: 'a', forMs });
    const items = await scan(dynamo.client, name);
    expect(items.map(({ expires }) => expires?.N)).toEqual([String(1_000 + 86_400), String(1_000 + 86_400)]);
    expect(JSON.stringify(items)).not.toContain('T/D/U');
  });

  test('an answer that cannot be read counts as begun', async () => {
    const name = await createTable(dynamo.client, properties);
    const memory = slackTable(dynamo.client, name, Date.now);
    await memory.take({ key: 'k' }, { by: 'a', forMs });
    const [item] = await scan(dynamo.client, name);
    const broken = { ...item, stage: { S: 'answered' }, told: { S: '{' } };
    await dynamo.client.send(new PutItemCommand({ TableName: name, Item: broken }));
    expect(await memory.take({ key: 'k' }, { by: 'b', forMs })).toEqual({ is: 'begun' });
  });
});
