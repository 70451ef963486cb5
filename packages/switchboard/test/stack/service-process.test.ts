import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished, test } from 'vitest';
import { startBundling } from '../../src/stack/bundled.ts';
import { openService } from '../../src/stack/service-process.ts';
import { serverlessYml, serviceOf } from './small-service.ts';

const deployment = { stage: 'local', parameters: {} };

test('a function that cannot be bundled ends the start, and the error names the line', async ({ expect }) => {
  const bundled = await startBundling([await serviceOf('const = 1;')]);
  onTestFinished(bundled.stop);
  await expect(bundled.ready).rejects.toThrow(/src\/lambda\.ts:1:6: ERROR: Expected identifier/);
});

test('a service that cannot be read ends the start, and the error says what the serverless command said', async ({
  expect,
}) => {
  const folder = await serviceOf('');
  await writeFile(join(folder, 'serverless.yml'), serverlessYml.replace('esbuild.cjs', 'nowhere.cjs'));
  await expect(openService(folder, deployment, process.env)).rejects.toThrow(
    /^small cannot be read:.*"custom.esbuild": Value not found/s,
  );
});

test('a function that takes longer to load than it may take is not cut off, and its answer arrives', async ({
  expect,
}) => {
  const folder = await serviceOf(`
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
    export const handler = async () => ({ statusCode: 202, body: process.env.TOLD });
  `);
  const bundled = await startBundling([folder]);
  onTestFinished(bundled.stop);
  const { start, stop } = await openService(folder, deployment, process.env);
  onTestFinished(stop);
  await bundled.ready;
  const { httpEndpoint } = await start({
    parameters: {},
    environment: { OPSLINE_BUNDLES: bundled.locationOf(folder), TOLD: 'kept' },
    onLine: () => {},
  });
  const answer = await fetch(`${httpEndpoint}/answer`, { method: 'POST' });
  expect([answer.status, await answer.text()]).toEqual([202, 'kept']);
});

test('functions that begin anew have kept nothing, and are the same', async ({ expect }) => {
  const folder = await serviceOf(`
    let asked = 0;
    export const handler = async () => ({ statusCode: 200, body: String(++asked) });
  `);
  const bundled = await startBundling([folder]);
  onTestFinished(bundled.stop);
  const { start, stop, beginAnew } = await openService(folder, deployment, process.env);
  onTestFinished(stop);
  await bundled.ready;
  const { httpEndpoint } = await start({
    parameters: {},
    environment: { OPSLINE_BUNDLES: bundled.locationOf(folder) },
    onLine: () => {},
  });
  const ask = async () => (await fetch(`${httpEndpoint}/answer`, { method: 'POST' })).text();
  expect([await ask(), await ask()]).toEqual(['1', '2']);
  const warned: Error[] = [];
  const warn = (warning: Error): void => void warned.push(warning);
  process.on('warning', warn);
  onTestFinished(() => void process.off('warning', warn));
  // More often than Node lets listeners pile up.
  for (let time = 0; time < 12; time += 1) {
    await beginAnew();
    expect(await ask()).toBe('1');
  }
  expect(warned).toEqual([]);
});
