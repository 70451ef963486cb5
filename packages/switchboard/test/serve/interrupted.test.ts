import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { root } from '../../src/stack/service-folder.ts';
import { canTryClients } from './clients.ts';

const said = z.object({ page: z.url(), administration: z.url() });

/** `pnpm serve --json` with a folder for what is temporary, and a mark by which its processes are found. */
async function serving(...args: readonly string[]) {
  const temporary = await mkdtemp(join(tmpdir(), 'interrupted-'));
  const mark = randomUUID();
  const command = join(root, 'packages/switchboard/src/serve/command.ts');
  const served: ChildProcess = spawn(process.execPath, [command, '--json', ...args], {
    env: { ...process.env, TMPDIR: temporary, OPSLINE_MARK: mark },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(served, 'close');
  onTestFinished(async () => {
    served.kill('SIGINT');
    await closed;
    await rm(temporary, { recursive: true });
  });
  const [output, errors] = [served.stdout, served.stderr];
  if (output === null || errors === null) throw new Error('it has a pipe for each');
  const told: string[] = [];
  const progress = createInterface(errors).on('line', (line) => told.push(line));
  return {
    /** Resolves once so much of the start is told. */
    tells: async (words: string): Promise<void> => {
      while (!told.some((line) => line.includes(words))) await once(progress, 'line');
    },
    addresses: async () => said.parse(JSON.parse(String((await once(output, 'data'))[0]))),
    told,
    processes: () => markedBy(mark),
    /** Ctrl-C; the code that it ends with, what is left of its processes, and of what was temporary. */
    interrupted: async () => {
      served.kill('SIGINT');
      const [code] = await closed;
      return { code, processes: await markedBy(mark), temporary: await leftIn(temporary) };
    },
    ended: async () => (await closed)[0],
  };
}

const clean = { code: 130, processes: [], temporary: [] };

/** What Opsline and its functions made; what Node and its tools keep is theirs. */
async function leftIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('opsline-'));
}

/** The processes whose environment holds a mark. */
async function markedBy(mark: string): Promise<readonly string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const environments = await Promise.all(
    ids.map((id) => readFile(`/proc/${id}/environ`, 'utf8').catch(() => '')),
  );
  return ids.filter((_, place) => environments[place]?.includes(mark));
}

describe.skipIf(!canTryClients())('Ctrl-C', () => {
  test.each([
    'Opsline comes up',
    'reading what would be deployed',
    'Lex: the bots',
    'Connect: the contact flows',
  ])('after "%s" ends the start with 130, and leaves nothing', async (words) => {
    const { tells, told, interrupted } = await serving();
    await tells(words);
    expect(await interrupted()).toEqual(clean);
    expect(told.some((line) => line.includes('cannot'))).toBe(false);
  });

  test('while a call goes on, a browser looks and a program follows the events leaves nothing', async () => {
    const { addresses, interrupted } = await serving();
    const { page, administration } = await addresses();
    const streams = await Promise.all([fetch(`${page}events`), fetch(`${administration}/events`)]);
    await fetch(`${page}calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ caller: 'patch status/101', number: 'own' }),
    });
    expect(streams.map(({ status }) => status)).toEqual([200, 200]);
    expect(await interrupted()).toEqual(clean);
  });

  test('while a service is renewed, its source just written, leaves nothing', async () => {
    const { addresses, processes, interrupted } = await serving();
    await addresses();
    const before = await processes();
    const now = new Date();
    // As if it were saved once more, as it is.
    await utimes(join(root, 'services/front-door/serverless.yml'), now, now);
    await expect.poll(async () => (await processes()).filter((id) => !before.includes(id))).not.toEqual([]);
    expect(await interrupted()).toEqual(clean);
  });

  test('ends one of two stacks beside each other, and the other answers on', async () => {
    const [one, other] = await Promise.all([serving(), serving()]);
    const [first, second] = await Promise.all([one.addresses(), other.addresses()]);
    expect(first.page).not.toBe(second.page);
    expect(await one.interrupted()).toEqual(clean);
    expect((await fetch(`${second.administration}/weather`)).status).toBe(200);
    expect(await other.interrupted()).toEqual(clean);
  });
});
