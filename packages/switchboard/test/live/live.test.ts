import { EventEmitter, once } from 'node:events';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keepLive, type LiveEvent } from '../../src/live/live.ts';

/** A repository with one service, followed; `renew` is what its stack does. A folder above it is named as one that is ignored. */
async function followed(renew: () => Promise<void>) {
  const above = await mkdtemp(join(tmpdir(), 'opsline-live-'));
  const root = join(above, 'test/opsline');
  const folder = join(root, 'services/small');
  await mkdir(join(folder, 'src'), { recursive: true });
  await mkdir(join(root, 'packages/kit/src'), { recursive: true });
  const told = new EventEmitter();
  const service = {
    folder,
    service: 'small',
    functions: {},
    roles: {},
    settings: {},
    resources: {},
    extensions: {},
    conditions: {},
  };
  const input = join(root, 'packages/kit/src/kit.ts');
  const stack = { services: [service], inputsOf: () => new Set([input]), renew };
  const live = await keepLive(stack, { root, now: () => 0, tell: (event) => void told.emit('told', event) });
  onTestFinished(async () => {
    await live.stop();
    await rm(above, { recursive: true });
  });
  const next = async (): Promise<LiveEvent> => (await once(told, 'told'))[0];
  return { folder, input, next };
}

const live = { kind: 'live', service: 'small', ms: 0 };

test('a service is renewed when a file is written, replaced by another, or made, also one of a package', async () => {
  const { folder, input, next } = await followed(async () => {});
  const changes = [
    () => writeFile(join(folder, 'bot.yml'), 'one'),
    () => writeFile(join(folder, 'bot.yml'), 'other'),
    async () => {
      await writeFile(join(folder, 'README.md'), 'a bot, by an editor that writes beside');
      await rename(join(folder, 'README.md'), join(folder, 'bot.yml'));
    },
    () => writeFile(join(folder, 'src/new.ts'), ''),
    () => writeFile(input, ''),
  ];
  for (const change of changes) {
    const told = next();
    await change();
    expect(await told).toEqual(live);
  }
});

test('what cannot be renewed is told with its reason, and the next change is tried', async () => {
  const outcomes = [() => Promise.reject(new Error('bot.yml:12: Slots: expected a list')), async () => {}];
  const { folder, next } = await followed(() => outcomes.shift()?.() ?? Promise.resolve());
  const [first] = await Promise.all([next(), writeFile(join(folder, 'bot.yml'), 'wrong')]);
  expect(first).toEqual({ kind: 'kept', service: 'small', problem: 'bot.yml:12: Slots: expected a list' });
  const [second] = await Promise.all([next(), writeFile(join(folder, 'bot.yml'), 'right')]);
  expect(second).toEqual(live);
});
