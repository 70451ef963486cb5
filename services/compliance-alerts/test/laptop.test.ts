import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTables, defaultScenario, type LocalAws, startLocalAws } from '@opsline/local-aws';
import { realClock } from '@opsline/local-kit/clock';
import { readDefinition } from '@opsline/local-kit/read-template';
import { httpResource, type Json, parseMachine, runMachine, sdkResources } from '@opsline/local-states';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { http, sns, substitutions } from './wire.ts';
import { folder } from './world.ts';

type Received = {
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly body: string;
};

const received: Received[] = [];
const notices: Json[] = [];
const sinks = createServer(async (request, response) => {
  const chunks: string[] = [];
  for await (const chunk of request.setEncoding('utf8')) chunks.push(String(chunk));
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  received.push({ url, authorization: request.headers.authorization, body: chunks.join('') });
  response.setHeader('content-type', 'application/json');
  if (url.pathname.startsWith('/tickets.example.com')) response.statusCode = 403;
  response.end(url.pathname.startsWith('/slack.com') ? '{"ok":true}' : '');
});

const Deliveries = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    TableName: substitutions.DeliveriesTable,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'Delivery', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'Delivery', KeyType: 'HASH' }],
  },
};

const Lists = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    TableName: substitutions.ListsTable,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'Shard', AttributeType: 'S' },
      { AttributeName: 'Week', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'Shard', KeyType: 'HASH' },
      { AttributeName: 'Week', KeyType: 'RANGE' },
    ],
  },
};

let aws: LocalAws;

beforeAll(async () => {
  aws = await startLocalAws({ scenario: defaultScenario(Date.now()) });
  await createTables(aws.endpoint, { Deliveries, Lists });
  await new Promise<void>((resolve) => sinks.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  sinks.close();
  await aws.stop();
});

function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('the sinks do not listen');
  return address.port;
}

function run(name: string) {
  const base = `http://127.0.0.1:${portOf(sinks.address())}/`;
  return runMachine({
    machine: parseMachine(readDefinition(folder, 'state-machine.asl.yml'), {
      ...substitutions,
      // Nobody's role: the stand-in answers it of its own account.
      ReadRole: 'arn:aws:iam::111122223333:role/read',
    }),
    input: {},
    name,
    resources: {
      ...sdkResources({ endpoint: aws.endpoint }),
      [sns]: async (args) => {
        notices.push(args);
        return { MessageId: '1' };
      },
      [http]: httpResource({
        connections: {
          [substitutions.TeamsConnection]: { queryParameters: { sig: 'teams-signature' } },
          [substitutions.SlackConnection]: { headers: { authorization: 'Bearer slack-token' } },
          [substitutions.TicketConnection]: { headers: { authorization: 'ticket-key' } },
        },
        rewrite: (url) => new URL(`${url.host}${url.pathname}${url.search}`, base),
      }),
    },
    now: Date.now,
    // The pause between two messages need not pass; the time limits of the tasks are real.
    sleep: (ms, signal) => (ms <= 1_000 ? Promise.resolve() : realClock.sleep(ms, signal)),
    random: Math.random,
  });
}

test('the whole machine over the wire: EC2, SSM, DynamoDB and HTTPS sinks on the laptop', async () => {
  const first = await run('run-1');
  expect(first).toMatchObject({ status: 'SUCCEEDED' });
  const [teams] = received.filter(({ url }) => url.pathname.includes('logic.azure.com'));
  const [slack] = received.filter(({ url }) => url.pathname.startsWith('/slack.com'));
  expect(Object.fromEntries(teams?.url.searchParams ?? [])).toEqual({
    'api-version': '1',
    sp: '/triggers/manual/run',
    sv: '1.0',
    sig: 'teams-signature',
  });
  expect(slack?.authorization).toBe('Bearer slack-token');
  expect(slack?.body).toContain('harbour-web-2 – critical: 2 pending reboot');
  expect(JSON.stringify(notices)).toContain('ticket: failed (States.Http.StatusCode.403');
  expect(JSON.stringify([first, notices])).not.toMatch(/teams-signature|slack-token|ticket-key/u);
});

test('the second start sends only to the sink that failed', async () => {
  const before = received.length;
  await run('run-2');
  expect(received.slice(before).map(({ url }) => url.pathname)).toEqual([
    '/tickets.example.com/api/incidents',
  ]);
});
