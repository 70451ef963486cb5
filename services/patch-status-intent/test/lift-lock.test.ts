import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Part } from '@opsline/lex-kit/testing';
import { loadScenario } from '@opsline/local-aws';
import { virtualClock } from '@opsline/local-kit/clock';
import { expect, onTestFinished, test } from 'vitest';
import { messages } from '../src/messages.ts';
import { awsWorld } from './stage/aws-world.ts';
import { idTyped, pinTyped } from './stage/event.ts';

const start = Date.UTC(2026, 10, 20, 8, 0);
const minute = 60_000;
const day = 24 * 60 * minute;

/** What came of the command. */
type Came = { readonly code?: number; readonly stdout: string; readonly stderr: string };

function liftLock(args: readonly string[], endpoint: string): Promise<Came> {
  const cwd = join(import.meta.dirname, '..');
  const credentials = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
  const { NODE_COMPILE_CACHE } = process.env;
  const env = { AWS_ENDPOINT_URL: endpoint, AWS_MAX_ATTEMPTS: '1', NODE_COMPILE_CACHE, ...credentials };
  const run = promisify(execFile)(process.execPath, ['src/lift-lock/command.ts', ...args], { cwd, env });
  return run.catch((fault: Came) => fault);
}

/** The phone of 101, and whoever types what comes there. */
async function slack() {
  const clock = virtualClock(start);
  const world = await awsWorld(loadScenario('default', start), clock);
  onTestFinished(world.aws.stop);
  let session = 0;
  const said = async (event: Part) => {
    const inSession = { ...event, sessionId: `U${session}` };
    return (await world.handler(inSession)).messages?.[0]?.content;
  };
  /** A new one-time PIN, asked for in a session of its own, as one alone has few tries; the last one where none comes. */
  const pin = async () => {
    session += 1;
    expect(await said(idTyped('101'))).toBe(messages.pinSent('101').text);
    await world.settled();
    return /[0-9]{6}/.exec(world.aws.texts.list().at(-1)?.body ?? '')?.[0] ?? '';
  };
  return { clock, aws: world.aws, said, pin };
}

test('after a hundred failures no one-time PIN comes or works, until the helpdesk lifts the lock', async () => {
  const { clock, aws, said, pin } = await slack();
  for (let failures = 0; failures < 100; ) {
    const right = await pin();
    // Three to each one-time PIN, and one once every failure locks for a while.
    for (let by = 1; by <= (failures < 9 ? 3 : 1); by += 1) {
      const wrong = String((Number(right) + by) % 1_000_000).padStart(6, '0');
      expect(await said(pinTyped(wrong))).toBe(messages.pinRefused.text);
      failures += 1;
    }
    await clock.sleep(failures < 9 ? 5 * minute : day);
  }
  await clock.sleep(400 * day);
  const before = aws.texts.list().length;
  expect(await said(pinTyped(await pin()))).toBe(messages.pinRefused.text);
  expect(aws.texts.list()).toHaveLength(before);

  const { stdout, stderr } = await liftLock(['--stage', 'test', '101'], aws.endpoint);
  expect(stdout).toBe('101 is not locked any more. Failures that were forgotten: 100.\n');
  const { at, ...recorded } = JSON.parse(stderr);
  expect(Date.parse(at)).toBeGreaterThan(0);
  expect(recorded).toEqual({ event: 'lock lifted', stage: 'test', holder: '101', failures: 100 });

  expect(await said(pinTyped(await pin()))).toBe(messages.authenticated.text);
  expect((await liftLock(['--stage', 'test', '101'], aws.endpoint)).stdout).toBe(
    '101 was not locked: no failure was counted.\n',
  );
});

test('a table that cannot be had is told, and no lock is recorded as lifted', async () => {
  const { aws } = await slack();
  const came = await liftLock(['--stage', 'elsewhere', '101'], aws.endpoint);
  expect(came).toMatchObject({
    code: 1,
    stderr: '',
    stdout: expect.stringContaining('The lock was not lifted.'),
  });
});
