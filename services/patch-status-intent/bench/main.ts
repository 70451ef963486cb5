import { readFileSync } from 'node:fs';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SSMClient } from '@aws-sdk/client-ssm';
import { createTables, parseScenario, startLocalAws } from '@opsline/local-aws';
import { localClient } from '@opsline/local-kit/account';
import { parse } from 'yaml';
import { indexTable } from '../src/out/index-table.ts';
import { maintenanceWindows } from '../src/out/systems-manager.ts';
import { readingTime, systemsManagerTimeouts } from '../src/out/timeouts.ts';
import { isWhole } from '../src/patching/extent.ts';
import { type Patching, patchingFrom } from '../src/patching/patching.ts';
import { readInTime } from '../src/patching/read-in-time.ts';
import { packedWindows } from '../src/run-index/index-row.ts';
import { unread, type WindowKnown } from '../src/run-index/known.ts';
import { patchingByIndex } from '../src/run-index/patching-by-index.ts';
import { readWindow } from '../src/run-index/read-window.ts';
import { memoryWindows } from '../test/run-index/company.ts';

// An answer by the index of runs, side by side with reading, for more and more windows.

const tableName = 'opsline-test-PatchRun';
const minutes = 60_000;

/** Windows that ran last night, each with two target groups; one in twenty failed. */
function manyWindows(count: number) {
  return parseScenario(
    JSON.stringify({
      employees: [],
      windows: Array.from({ length: count }, (_, index) => ({
        name: `patch-job-reportedbyconnect-app-${index}`,
        targets: [{ name: `Linux${index}` }, { name: `Windows${index}` }],
        executions: [
          {
            started: `${300 + (index % 90)}m ago`,
            ran: `${20 + (index % 37)}m`,
            groups: {
              [`Linux${index}`]: index % 20 === 7 ? 'FAILED' : 'SUCCESS',
              [`Windows${index}`]: 'SUCCESS',
            },
          },
        ],
      })),
      instances: [],
    }),
    Date.now(),
  );
}

/** What the index knows of them, read so many milliseconds ago. */
async function knownOf({ windows }: ReturnType<typeof manyWindows>, age: number): Promise<WindowKnown[]> {
  const { list } = readInTime(new AbortController().signal);
  const known: WindowKnown[] = [];
  for (const window of windows) {
    const one = unread({ windowId: window.id, name: window.name });
    const result = await readWindow(
      memoryWindows(() => [window]),
      list,
      one,
      Date.now() - age,
    );
    if (result.kind === 'read') known.push(result.window);
  }
  return known;
}

/** Writes the rows of the index; in which row a window is, is nothing to whoever reads them all. */
async function write(client: DynamoDBClient, known: readonly WindowKnown[], age: number): Promise<number> {
  const key = { index: { S: 'runs' }, version: { N: '1' } };
  let bytes = 0;
  for (let row = 0; row < 64; row += 1) {
    const packed = packedWindows(known.filter((_, index) => index % 64 === row));
    bytes += packed.length;
    const item = { ...key, row: { S: String(row).padStart(2, '0') }, windows: { B: packed } };
    await client.send(new PutItemCommand({ TableName: tableName, Item: item }));
  }
  const readAt = { N: String(Date.now() - age) };
  await client.send(
    new PutItemCommand({ TableName: tableName, Item: { ...key, row: { S: 'list' }, readAt } }),
  );
  return bytes;
}

async function measure(count: number): Promise<void> {
  let calls = 0;
  const onCall = (): void => {
    calls += 1;
  };
  const scenario = manyWindows(count);
  const aws = await startLocalAws({ scenario, onCall });
  const options = localClient(aws.endpoint);
  const dynamoDb = new DynamoDBClient(options);
  const systemsManager = new SSMClient({
    ...options,
    maxAttempts: 1,
    requestHandler: systemsManagerTimeouts,
  });
  try {
    const table = readFileSync(new URL('../resources/patch-run-table.yml', import.meta.url), 'utf8');
    await createTables(aws.endpoint, parse(table.replaceAll(/\$\{sls:stage\}/g, 'test')).Resources);
    aws.faults.add({ service: 'ssm', latencyMs: 50, ratePerSecond: 10 });
    const windows = maintenanceWindows(systemsManager);
    const outside = [() => Date.now(), () => AbortSignal.timeout(readingTime), () => {}] as const;
    const byIndex = patchingByIndex(indexTable({ client: dynamoDb, tableName }), windows, ...outside);
    const byReading = patchingFrom(windows, ...outside);
    const tell = async (how: string, patching: Patching) => {
      for (const question of ['latest', 'one group']) {
        calls = 0;
        const began = performance.now();
        const whole = await isAnswered(patching, question);
        const cells = [count, question, how, calls, `${Math.round(performance.now() - began)} ms`];
        process.stdout.write(`| ${[...cells, whole ? 'complete' : 'in part'].join(' | ')} |\n`);
        // What the rate of Systems Manager lends to the next question is back.
        await new Promise((resolve) => setTimeout(resolve, 2_000));
      }
    };
    const bytes = await write(dynamoDb, await knownOf(scenario, 0), 0);
    await byIndex.latest();
    await tell(`index, ${Math.ceil(bytes / 1024)} KB`, byIndex);
    await write(dynamoDb, await knownOf(scenario, 15 * minutes), 15 * minutes);
    await tell('index, 15 minutes old', byIndex);
    await tell('reading', byReading);
  } finally {
    dynamoDb.destroy();
    systemsManager.destroy();
    await aws.stop();
  }
}

/** Whether all was there to answer it from. */
async function isAnswered(patching: Patching, question: string): Promise<boolean> {
  if (question === 'latest') return isWhole(await patching.latest());
  const status = await patching.groupStatus('Linux7');
  return status.kind === 'found' && status.found.every((one) => 'group' in one && one.extent === undefined);
}

process.stdout.write(
  '\nAn answer, at 50 ms a call and 10 calls a second of Systems Manager\n\n| windows | question | by | AWS calls | time | it is |\n| --: | --- | --- | --: | --: | --- |\n',
);
for (const count of [10, 200, 2_000, 10_000]) await measure(count);
