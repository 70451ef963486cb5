import type { Call, Mishap } from '@opsline/local-slack';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { slackCompany } from './company.ts';
import { dead, messages } from './templates.ts';

let company: Awaited<ReturnType<typeof slackCompany>>;
beforeAll(async () => {
  company = await slackCompany();
});
afterAll(() => company.stop());

/** The queue's: what was not done comes again after it. */
const visibilityMs = 240_000;
const askedAgain = 'Sorry, something went wrong on our side. Please say that once more.';
const windows = ['after memory.take', 'before bot.say', 'after bot.say', 'before memory.answered'];
const question = 'What is your employee ID? It has three digits.';

/** What the next messages that the app posts meet, one each. */
function posts(...mishaps: Mishap[]): (call: Call) => Mishap | undefined {
  return ({ method }) => (method === 'chat.postMessage' ? mishaps.shift() : undefined);
}

async function passes(ms: number): Promise<void> {
  await company.clock.pass(ms);
  await company.quiet();
}

/** The calls that answering one message makes. */
async function callsOfOne(): Promise<readonly string[]> {
  const { person } = company.somebody();
  company.crashes.crashAt(0, 'before');
  await company.type(person, 'check patching');
  return [...company.crashes.calls()];
}

describe('a process that ends in the middle', () => {
  test.each(['before', 'after'] as const)('%s any call: one turn at Lex, and one answer', async (when) => {
    const calls = await callsOfOne();
    expect(calls).toEqual(['memory.take', 'bot.say', 'memory.answered', 'slack.post', 'memory.done']);
    for (const [index, call] of calls.entries()) {
      const { person, answers } = company.somebody();
      const turns = company.turns.length;
      company.crashes.crashAt(index + 1, when);
      const ts = await company.type(person, 'check patching');
      await passes(visibilityMs);
      // The window that remains: begun, and no answer kept. The person is asked to say it once more.
      const expected = windows.includes(`${when} ${call}`) ? askedAgain : question;
      expect([`${when} ${call}`, ...answers()]).toEqual([`${when} ${call}`, [ts, expected]]);
      expect(company.turns.length - turns).toBeLessThanOrEqual(1);
    }
  });
});

describe('Slack', () => {
  test('S9 asks for a pause: nothing is posted before it is over, and then once', async () => {
    const { person, answers } = company.somebody();
    const end = company.workspace.watch(posts({ retryAfter: 30 }));
    const ts = await company.type(person, 'check patching');
    await passes(29_999);
    expect(answers()).toEqual([]);
    await passes(1);
    end();
    expect(answers()).toEqual([[ts, question]]);
  });

  test.each<readonly [string, Mishap]>([
    ['takes a post, and its answer is lost', 'lost'],
    ['fails', { failed: 503 }],
    ['does not take the blocks', { refused: 'invalid_blocks' }],
  ])('%s: there is one answer', async (_, mishap) => {
    const { person, answers } = company.somebody();
    const end = company.workspace.watch(posts(mishap));
    const ts = await company.type(person, 'check patching');
    await passes(visibilityMs);
    end();
    expect(answers()).toEqual([[ts, question]]);
  });

  test('refuses for good: the message is given up, and the person goes on', async () => {
    const { person, answers } = company.somebody();
    const end = company.workspace.watch(({ method }) =>
      method === 'chat.postMessage' ? { refused: 'restricted_action' } : undefined,
    );
    await company.type(person, 'check patching');
    for (let round = 0; round < 11; round += 1) await passes(visibilityMs);
    end();
    expect(company.aws.queues.list(dead)).toHaveLength(1);
    const ts = await company.type(person, 'check patching');
    expect(answers()).toEqual([[ts, question]]);
  });
});

test('S6 the queue is down: the app says so to Slack, which sends it again, and it is answered once', async () => {
  const { person, answers } = company.somebody();
  const down = { name: 'InternalFailure', status: 500, message: 'down' };
  company.aws.faults.add({ service: 'sqs', operation: 'SendMessage', error: down, times: 2 });
  const ts = await company.type(person, 'check patching');
  await passes(60_000);
  expect(answers()).toEqual([[ts, question]]);
});

test("one person's slow answer delays nobody else, and who waits is shown that it is being worked on", async () => {
  const slow = await company.authenticated('102');
  const other = company.somebody();
  const end = company.aws.faults.add({
    service: 'ssm',
    operation: 'DescribeMaintenanceWindows',
    latencyMs: 5_000,
  });
  const asked = slow.person.writes('latest');
  const turns = company.turns.length;
  await expect.poll(() => company.aws.queues.list(messages).length).toBe(1);
  const ts = other.person.writes('check patching');
  await expect.poll(other.answers).toEqual([[ts, question]]);
  expect(company.turns.length).toBe(turns + 1);
  expect(slow.answers()).toEqual([]);
  await company.clock.pass(2_000);
  await expect.poll(slow.person.statuses).toHaveLength(1);
  end();
  await passes(3_000);
  expect(slow.answers()).toEqual([[asked, expect.stringMatching(/^You have a total of 4/)]]);
});
