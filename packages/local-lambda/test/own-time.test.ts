import { startStackClock } from '@opsline/local-kit/stack-clock';
import { expect, onTestFinished, test } from 'vitest';
import { bundlesOf } from '../src/bundles.ts';
import { startFunctions } from '../src/functions.ts';
import { serviceOf } from './service.ts';

const hour = 3_600_000;

/** Every way to ask what time it is, here and in a thread of its own, as hours ahead of a moment. */
const source = `import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
  const ask = (moment) => {
    const told = [Date.now(), +new Date(), Date.parse(Date()), +new (new Date(0).constructor)(), +new (class extends Date {})()];
    return told.map((at) => Math.round((at - moment) / ${hour}));
  };
  if (!isMainThread) parentPort.postMessage(ask(workerData));
  const dates = () => [new Date(0).toISOString(), new Date(2026, 0, 1) instanceof Date, Date.UTC(1970), +new Date('2026-11-30')];
  export const handler = async (moment) => {
    const began = performance.now();
    const there = await new Promise((resolve) => new Worker(__filename, { workerData: moment }).once('message', resolve));
    return { here: ask(moment), there, dates: dates(), measured: performance.now() - began < ${hour} };
  };`;

const dates = ['1970-01-01T00:00:00.000Z', true, 0, Date.UTC(2026, 10, 30)];

async function start(more: Readonly<Record<string, string>>) {
  const preload = import.meta.resolve('@opsline/local-lambda/own-environment');
  const functions = await startFunctions({
    bundles: await bundlesOf(await serviceOf({ asks: { source } })),
    aws: 'http://127.0.0.1:1',
    variables: {},
    more: { NODE_OPTIONS: `--import=${preload}`, ...more },
  });
  onTestFinished(functions.stop);
  return functions;
}

test('a function and its threads tell the time of the stack, also when that passes while they run', async () => {
  const clock = startStackClock();
  onTestFinished(clock.stop);
  const { invoke } = await start({ OPSLINE_CLOCK: clock.file });
  for (const hours of [0, 170]) {
    clock.pass(hours * hour - clock.ahead());
    const told = Array.from({ length: 5 }, () => hours);
    expect(await invoke('asks', Date.now())).toEqual({ here: told, there: told, dates, measured: true });
  }
});

test('a function that is told of no clock tells the time of the machine', async () => {
  const { invoke } = await start({});
  const told = [0, 0, 0, 0, 0];
  expect(await invoke('asks', Date.now())).toEqual({ here: told, there: told, dates, measured: true });
});
