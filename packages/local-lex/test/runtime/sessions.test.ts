import { expect, test } from 'vitest';
import { createSessionStore, newSession } from '../../src/runtime/session-store.ts';
import type { Session } from '../../src/session.ts';
import { createWorld } from '../bot-world.ts';

test.each([
  [299, 'When shall AmazonLinuxDev be patched? | ElicitSlot StartDate'],
  [300, 'When shall AmazonLinuxDev be patched? | ElicitSlot StartDate'],
  [301, ' | Close Fallback Fulfilled'],
])('a session lives 300 seconds after its last request: %i', async (seconds, reply) => {
  const { turn, pass } = createWorld('order-bot.yml');
  await turn('order a patch');
  pass(seconds);
  expect(await turn('dev')).toBe(reply);
});

test('each request starts the time anew', async () => {
  const { turn, pass } = createWorld('order-bot.yml');
  await turn('order a patch');
  pass(200);
  await turn('dev');
  pass(200);
  expect(await turn('tomorrow')).toBe('Your PIN? | ElicitSlot ApproverPin');
});

test('of 20,000 sessions, one a second, those of the last 300 seconds are kept', async () => {
  let now = 0;
  const kept = new Map<string, Session>();
  const inSession = createSessionStore(() => now, 300, kept);
  for (let caller = 0; caller < 20_000; caller += 1) {
    now += 1000;
    await inSession(`caller-${caller}`, async () => ({ session: newSession('request', now) }));
    expect(kept.size).toBeLessThanOrEqual(301);
  }
  expect([...kept.keys()].at(0)).toBe('caller-19699');
});

test('of 20,000 sessions at once, the 10,000 that were spoken in last are kept', async () => {
  const kept = new Map<string, Session>();
  const inSession = createSessionStore(() => 0, 300, kept);
  const speak = (caller: number) =>
    inSession(`caller-${caller}`, async () => ({ session: newSession('request', 0) }));
  for (let caller = 0; caller < 20_000; caller += 1) {
    await speak(caller);
    // Somebody who goes on speaking is not forgotten for others who begin.
    if (caller % 5_000 === 0) await speak(0);
    expect(kept.size).toBeLessThanOrEqual(10_000);
  }
  expect([kept.size, kept.has('caller-0'), kept.has('caller-9999'), kept.has('caller-10002')]).toEqual([
    10_000,
    true,
    false,
    true,
  ]);
});

test('a session that is spoken in stays while older ones go', async () => {
  let now = 0;
  const kept = new Map<string, Session>();
  const inSession = createSessionStore(() => now, 300, kept);
  const speak = (key: string) => inSession(key, async () => ({ session: newSession('request', now) }));
  for (const key of ['long', 'short']) await speak(key);
  now += 200_000;
  await speak('long');
  now += 200_000;
  await speak('new');
  expect([...kept.keys()]).toEqual(['long', 'new']);
});

test('a turn that took long keeps no session beyond its time', async () => {
  let now = 0;
  const inSession = createSessionStore(() => now, 300);
  const begun = newSession('slow', now);
  const gate: { open?: () => void } = {};
  const slow = inSession('slow', async () => {
    await new Promise<void>((resolve) => {
      gate.open = resolve;
    });
    return { session: begun };
  });
  now += 200_000;
  await inSession('quick', async () => ({ session: newSession('quick', now) }));
  gate.open?.();
  await slow;
  now += 150_000;
  const found: unknown[] = [];
  await inSession('slow', async (session) => {
    found.push(session);
    return { session: newSession('again', now) };
  });
  expect(found).toEqual([undefined]);
});

test('the attributes of a request replace the kept ones', async () => {
  const { runtime, say } = createWorld('order-bot.yml');
  const attributes: unknown[] = [];
  for (const sessionState of [
    { sessionAttributes: { a: '1' } },
    {},
    { sessionAttributes: { b: '2' } },
    null,
  ]) {
    const reply = await runtime.recognizeText({ sessionId: 'caller-1', text: 'order a patch', sessionState });
    attributes.push(reply.sessionState.sessionAttributes);
  }
  expect(attributes).toEqual([{ a: '1' }, { a: '1' }, { b: '2' }, { b: '2' }]);
  expect((await say('dev')).sessionState.sessionAttributes).toEqual({ b: '2' });
});
