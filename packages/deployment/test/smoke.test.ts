import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type Account, inOrder, startAccount } from './preflight/account.ts';

const stages = 'stages: { prod: { account: 111122223333, region: eu-west-2 } }';
const alias = 'arn:aws:lex:eu-west-2:111122223333:bot-alias/BOT/ALIAS';
const outputs: Readonly<Record<string, string>> = {
  'auth-lookup':
    output('AuthLookupFunctionArn', 'authLookup') + output('EmployeeTable', 'opsline-prod-Employee'),
  'front-door': output('BotAliasArn', alias),
  'compliance-alerts': output('StateMachineArn', 'arn:aws:states:eu-west-2:111122223333:stateMachine:alerts'),
};

function output(key: string, value: string): string {
  return `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`;
}

function turn(slotToElicit?: string) {
  return {
    messages: [{ content: 'What is your employee ID?', contentType: 'PlainText' }],
    interpretations: [{ intent: { name: 'patchStatusIntent' } }],
    sessionState: {
      intent: { name: 'patchStatusIntent', state: 'InProgress' },
      dialogAction: { type: 'ElicitSlot', slotToElicit },
    },
  };
}

/** A stage on which three services are deployed, and all is well. */
function prod(): Account {
  const said: object[] = [turn(), turn('EmployeeID'), turn('OneTimePin')];
  return {
    ...inOrder,
    DescribeStacks: (stack) => {
      const told = outputs[stack.replace(/^opsline-(.*)-prod$/, '$1')];
      return (
        told &&
        `<DescribeStacksResult><Stacks><member><Outputs>${told}</Outputs></member></Stacks></DescribeStacksResult>`
      );
    },
    DescribeBotAlias: { botVersion: '7', botAliasLocaleSettings: { en_US: { enabled: true } } },
    DescribeBotLocale: { botLocaleStatus: 'Built' },
    RecognizeText: () => said.shift() ?? turn(),
    // The first ID that is looked at is somebody's.
    GetItem: (key) => (key.includes('"000"') ? { Item: { EmployeeID: { S: '000' } } } : {}),
    Invoke: { status: 'unknown', employeeId: '', authentication: '' },
    StartExecution: { executionArn: 'arn:one', startDate: 0 },
    DescribeExecution: { status: 'FAILED', error: 'ComplianceAlerts.NoRecentSuccess' },
  };
}

const failed = z.object({ stdout: z.string(), stderr: z.string(), code: z.number() });

/** `pnpm smoke`. */
async function smoke(account: Account, ...args: readonly string[]) {
  const { endpoint, http2Endpoint, asked } = await startAccount(account);
  const env = {
    PATH: process.env.PATH ?? '',
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_LEX_RUNTIME_V2: http2Endpoint,
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    OPSLINE_STAGES: stages,
  };
  const command = [resolve(import.meta.dirname, '../src/smoke/main.ts'), ...args];
  const told = await promisify(execFile)(process.execPath, command, { env }).then(
    ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
    (error: unknown) => failed.parse(error),
  );
  return { ...told, asked };
}

const there = [
  '-     patch-status-intent: it is not deployed',
  '-     password-reset-intent: it is not deployed',
  'well  front-door: the bot is built: Built',
  'well  front-door: "help": it says what it can do',
];

test('a stage on which all is well, the first employee ID tried being somebody', async () => {
  const { stdout, stderr, code, asked } = await smoke(prod(), '--stage', 'prod');
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  expect(stdout.trimEnd().split('\n')).toEqual([
    ...there,
    'well  front-door: an unknown employee ID: it goes on as for anybody, and no text message is sent',
    'well  auth-lookup: who calls: a withheld number is nobody',
    'well  compliance-alerts: the watch: it runs, and says that no report succeeded yet: start one',
  ]);
  expect(asked.filter((operation) => operation === 'GetItem')).toHaveLength(2);
});

test('where nobody is known to be nobody, no ID is said; what fails is told, and the rest is tried', async () => {
  const account = { ...prod(), GetItem: { Item: {} }, Invoke: { errorMessage: '4071' } };
  const { stdout, code, asked } = await smoke(account, '--stage', 'prod');
  expect(code).toBe(3);
  expect(stdout.trimEnd().split('\n')).toEqual([
    ...there,
    'WRONG front-door: an unknown employee ID: not tried: every ID that was looked at is somebody',
    'WRONG auth-lookup: who calls: its answer is not one that a contact flow reads',
    'well  compliance-alerts: the watch: it runs, and says that no report succeeded yet: start one',
  ]);
  expect(asked.filter((operation) => operation === 'RecognizeText')).toHaveLength(1);
});

test('what may not be looked at is told, and the rest is tried all the same', async () => {
  const { DescribeBotAlias: _, ...others } = prod();
  const { stdout, stderr, code, asked } = await smoke(others, '--stage', 'prod');
  expect([code, stderr]).toEqual([3, '']);
  expect(stdout).toMatch(/^WRONG front-door: the bot is built: AccessDeniedException: .*$/m);
  expect(stdout).toContain('well  auth-lookup: who calls:');
  expect(asked).not.toContain('RecognizeText');
});

test('a bot that could not be built is not talked to', async () => {
  const account = { ...prod(), DescribeBotLocale: { botLocaleStatus: 'Failed' } };
  const { stdout, code, asked } = await smoke(account, '--stage', 'prod');
  expect(code).toBe(3);
  expect(stdout).toContain('WRONG front-door: the bot is built: its locale is Failed\n');
  expect(asked).not.toContain('RecognizeText');
});

test.each([
  ['help', ['--help'], 0],
  ['no stage', [], 2],
  ['a stage that is not set', ['--stage', 'dev'], 1],
])('%s', async (_, args, code) => {
  const told = await smoke(inOrder, ...args);
  expect(told.code).toBe(code);
  expect(code === 0 ? told.stdout : told.stderr).not.toBe('');
});

test('a stage on which nothing is deployed', async () => {
  expect(await smoke(inOrder, '--stage', 'prod')).toMatchObject({ code: 1, stderr: '' });
});
