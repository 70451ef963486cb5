import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBClient, ListTablesCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { keyOf } from '@opsline/attempts';
import { smoke } from '@opsline/deployment/smoke';
import { dynamoDbPinAttempts } from '@opsline/employees/dynamodb';
import { pepperPurpose } from '@opsline/employees/pins';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { loadScenario } from '@opsline/local-aws';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { root, stage } from '../../src/stack/service-folder.ts';
import { type Stack, startStack } from '../../src/stack/stack.ts';
import { fullTrace } from '../../src/terminal/trace.ts';
import { shortTour, tour } from '../../src/tour/tour.ts';
import { readExplanations, unusedOf } from '../../src/tour/unused-permissions.ts';
import { deployedHere } from './deployed-here.ts';
import { forbidden } from './forbidden.ts';
import { putBack } from './put-back.ts';
import { slackUsers } from './slack-users.ts';

/** What the stack wrote down besides what people saw: logs, traces, flow blocks. */
const written: string[] = [];
function screenOf(lines: string[]) {
  return { print: (line = '') => void lines.push(line), write: () => {}, interactive: false };
}

/** The usual run plays the first conversation of each page; before anything lands all of them are played. */
const isWhole = inject('times') >= 10 || inject('accept');

let stack: Stack;
let faults: readonly string[];

beforeAll(async () => {
  stack = await startStack({
    scenario: loadScenario('default', Date.now()),
    directory: 'local',
    progress: (_, work) => work(),
    trace: fullTrace(screenOf(written)),
    environment: process.env,
  });
  // Whatever a function is told, it is told four times over; a notice to the helpdesk may come more than once.
  stack.deliver((name) => (name.endsWith('-notifyHelpdesk') ? 1 : 4));
  stack.slack.workspace.behave({ times: 4 });
  const screen = screenOf([]);
  faults = isWhole ? await tour(stack, screen, inject('accept')) : await shortTour(stack, screen);
});

afterAll(() => stack.stop());

test(`${isWhole ? 'every conversation' : 'the first conversation of each page'} of the tour goes as written, through the deployed bundles`, () => {
  expect(faults).toEqual([]);
});

function clientOptions() {
  return {
    endpoint: stack.aws.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
}

/** Everything in every table, as text. */
async function tables(): Promise<string> {
  const client = new DynamoDBClient(clientOptions());
  const { TableNames = [] } = await client.send(new ListTablesCommand());
  const scans = await Promise.all(TableNames.map((TableName) => client.send(new ScanCommand({ TableName }))));
  return JSON.stringify(scans.map(({ Items }) => Items));
}

test('P8 O15 no PIN and no one-time PIN is in any log, trace or table', async () => {
  const oneTimePins = stack.aws.texts.list().flatMap(({ body }) => /[0-9]{6}/.exec(body)?.[0] ?? []);
  const pins = ['4071', '0000', ...oneTimePins];
  expect(pins.length).toBeGreaterThan(2);
  expect(written.length).toBeGreaterThan(50);
  const everything = [...written, await tables()].join('\n');
  expect(everything).toContain('"event":"turn"');
  for (const pin of pins) {
    // Standing by itself: digits inside a longer number or a digest are no PIN.
    expect(everything).not.toMatch(new RegExp(`(?<![0-9a-zA-Z.:+/-])${pin}(?![0-9a-zA-Z.:+/=-])`));
  }
});

test('reading the tables gives no phone PIN: those seeded here are protected', async () => {
  expect(await tables()).toMatch(/"EmployeePIN":\{"S":"[^"]{40,}"\}/);
});

const counted: readonly (readonly [string, string, number])[] = [
  ['101', 'the right PIN', 0],
  ...(isWhole
    ? ([
        ['102', 'a wrong PIN, delivered four times', 1],
        ['103', 'silence, three times', 0],
      ] as const)
    : []),
];

test.each(counted)('PS3 P6 %s, %s: wrong PINs counted: %d', async (employeeId, _, count) => {
  const pepper = await derivedKey(
    new KMSClient(clientOptions()),
    'alias/opsline-local-caller',
    pepperPurpose,
  )();
  const store = dynamoDbPinAttempts({
    client: new DynamoDBClient(clientOptions()),
    tableName: 'opsline-local-PinAttempt',
  });
  const { failures } = await store.read(keyOf(pepper, 'employee', employeeId));
  expect(failures).toBe(count);
});

test.each(isWhole ? ['conversation'] : [])(
  'L13 without any one of the permissions that are not explained, a %s of the tour would be refused something',
  () => {
    const { permissions, requests } = stack.access;
    const { explained, unexplained, idle } = unusedOf(stack.access, readExplanations());
    expect([unexplained, idle]).toEqual([[], []]);
    expect(permissions.length - [...explained.values()].flat().length).toBeGreaterThan(60);
    // One more than is needed is found.
    const [needed] = permissions.filter(({ action }) => action === 'ssm:DescribeMaintenanceWindows');
    const more = permissions.map((one) => (one === needed ? { ...one, action: 'ssm:GetParameter' } : one));
    const found = unusedOf({ permissions: [...permissions, ...more], requests }, readExplanations());
    expect(found.unexplained.map(({ action }) => action)).toContain('ssm:GetParameter');
  },
);

putBack(() => stack);

test.each(forbidden)(
  'L13 a function may not do, with its own credentials, what another one may: %s: %s',
  async (_who, _what, action, call) => {
    await expect(call(stack)).rejects.toMatchObject({
      name: expect.stringMatching(/^(AccessDenied|AuthorizationError)Exception$/),
      message: expect.stringMatching(
        new RegExp(
          `^User: arn:aws:sts::111122223333:assumed-role/.* is not authorized to perform: ${action} on `,
        ),
      ),
    });
  },
);

slackUsers(() => stack);

test('what `pnpm smoke` tries of a stage goes well here, and texts nobody', async () => {
  const before = stack.aws.texts.list().length;
  const tried = await smoke(deployedHere(stack), {
    sleep: async () => {},
    session: randomUUID,
    tell: () => {},
  });
  expect(tried.map(({ what, well, said }) => `${what}: ${well ? said : `WRONG, ${said}`}`)).toEqual([
    'patch-status-intent: the bot is built: Built',
    'patch-status-intent: "help": it says what it can do',
    'patch-status-intent: an unknown employee ID: it goes on as for anybody, and no text message is sent',
    'password-reset-intent: the bot is built: Built',
    'password-reset-intent: "help": it says what it can do',
    'front-door: the bot is built: Built',
    'front-door: "help": it says what it can do',
    'front-door: an unknown employee ID: it goes on as for anybody, and no text message is sent',
    'auth-lookup: who calls: a withheld number is nobody',
    'compliance-alerts: the watch: a report succeeded in the last 8 days',
  ]);
  await stack.settle();
  expect(stack.aws.texts.list()).toHaveLength(before);
});

test('`pnpm employees` works here, beside the running stack, and needs nothing but where it is', async () => {
  const run = promisify(execFile);
  const employees = async (...args: string[]) => {
    const command = join(root, 'services/auth-lookup/src/employees/command.ts');
    const { NODE_COMPILE_CACHE } = process.env;
    const env = { AWS_ENDPOINT_URL: stack.aws.endpoint, NODE_COMPILE_CACHE };
    return (await run(process.execPath, [command, ...args, '--stage', stage], { env })).stdout;
  };
  expect(await employees('unlock', '103')).toBe('103 was not locked\n');
  expect(await employees('remove', '103')).toBe('103 removed\n');
  expect(await employees('list')).toMatch(/^101 {2}\+15550100101 {2}.+\n102 {2}.+\n(?!103)/);
});
