import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { listen } from '@opsline/local-kit/listen';
import { expect, onTestFinished, test } from 'vitest';
import { type Made, type Making, renewed } from '../../src/live/renewal.ts';
import { startBundling } from '../../src/stack/bundled.ts';
import { openService } from '../../src/stack/service-process.ts';
import { serviceOf } from '../stack/small-service.ts';

/** Says something, after it has asked there whether it may. */
function saying(what: string, gate: string): string {
  return `export const handler = async () => {
    await fetch('${gate}');
    return { statusCode: 200, body: '${what}' };
  };`;
}

test('who waits for an answer still has it, who asks then is answered by the new one, and a broken one changes nothing', async () => {
  // Who asks is let through at once, but the first one.
  const arrivals = createServer();
  const gate = await listen(arrivals);
  onTestFinished(gate.stop);
  const folder = await serviceOf(saying('old', gate.endpoint));
  const at: string[] = [];
  const making: Making = {
    open: (where) => openService(where, { stage: 'local', parameters: {} }, process.env),
    define: () => nothingElse,
    start: ({ start }, _, bundled) =>
      start({
        parameters: {},
        environment: { OPSLINE_BUNDLES: bundled.locationOf(folder) },
        onLine: () => {},
      }),
    lead: async (_, { httpEndpoint }) => void at.push(httpEndpoint),
    started: ({ stop }) => onTestFinished(stop),
  };
  const ask = async (): Promise<string> => (await fetch(`${at.at(-1)}/answer`, { method: 'POST' })).text();

  const bundled = await startBundling([folder]);
  const opened = await making.open(folder);
  making.started(bundled);
  making.started(opened);
  await bundled.ready;
  await making.lead(opened.service, await making.start(opened, [], bundled));
  const before: Made = {
    services: [opened.service],
    ...nothingElse,
    running: new Map([[folder, { opened, bundled }]]),
  };

  const arrived = once(arrivals, 'request');
  const waiting = ask();
  const [, held] = await arrived;
  arrivals.on('request', (_, response) => response.end());

  await writeFile(join(folder, 'src/lambda.ts'), saying('new', gate.endpoint));
  const made = await renewed(folder, before, making);
  expect(await ask()).toBe('new');
  held.end();
  expect(await waiting).toBe('old');

  await writeFile(join(folder, 'src/lambda.ts'), 'export const = 1;');
  await expect(renewed(folder, made, making)).rejects.toThrow(/src\/lambda\.ts:1:13: ERROR/);
  expect(await ask()).toBe('new');
});

function none(): Promise<never> {
  return Promise.reject(new Error('there is none'));
}

/** The service has no bot and no flow. */
const nothingElse: Pick<Made, 'bots' | 'phone'> = {
  bots: [],
  phone: {
    connect: { call: none, chat: none, whisper: none, transfer: none },
    flows: {},
    flow: () => '',
  },
};
