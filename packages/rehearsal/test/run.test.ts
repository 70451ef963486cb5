import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../src/run.ts';

function node(script: string, signal = new AbortController().signal) {
  return run(process.execPath, ['-e', script], { cwd: '.', environment: process.env, signal });
}

test('a command says what it said, of both kinds, and how it ended', async () => {
  const ran = await node('console.log("out"); console.error("err"); process.exitCode = 3');
  expect(ran.code).toBe(3);
  expect(ran.said.split('\n').toSorted()).toEqual(['', 'err', 'out']);
});

test('what is interrupted ends with its children', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'run-'));
  const begun = join(folder, 'begun');
  const interrupted = new AbortController();
  // The child holds the output open: the command is not over before both are.
  const child = `require('node:fs').writeFileSync(${JSON.stringify(begun)}, ''); setInterval(() => {}, 1000)`;
  const running = node(
    `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'inherit' });`,
    interrupted.signal,
  );
  await expect.poll(() => existsSync(begun)).toBe(true);
  interrupted.abort(new Error('SIGINT'));
  await expect(running).rejects.toThrow('SIGINT');
  await rm(folder, { recursive: true });
});

test('nothing is begun after an interruption', async () => {
  await expect(node('', AbortSignal.abort(new Error('SIGINT')))).rejects.toThrow('SIGINT');
});

test('a command that is not there is told', async () => {
  const signal = new AbortController().signal;
  await expect(run('no-such-command', [], { cwd: '.', environment: {}, signal })).rejects.toThrow('ENOENT');
});
