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
const askedAgain = /^Sorry, something went wrong on our side\. Please say that once more\.$/;
const question = 'What is your employee ID? It has three digits.';

/** What the next messages that the app posts meet, one each. */
function posts(...mishaps: Mishap[]): (call: Call) => Mishap | undefined {
  return ({ method }) => (method === 'chat.postMessage' ? mishaps.shift() : undefined);
}

async function passes(ms: number): Promise<void> {
  await company.clock.pass(ms);
  await company.quiet();
}

type Person = ReturnType<typeof company.somebody>['person'];

/** What somebody does, the calls that answering it makes, and the answer. */
const deeds: readonly (readonly [string, (person: Person) => unknown, readonly string[], RegExp])[] = [
  [
    'words',
    (person) => person.writes('check patching'),
    ['memory.take', 'bot.say', 'memory.answered', 'slack.post', 'memory.done'],
    /^What is your employee ID/,
  ],
  [
    'goodbye',
    (person) => person.writes('goodbye'),
    ['memory.take', 'bot.say', 'memory.answered', 'slack.post', 'memory.end', 'memory.done'],
    /^Goodbye\./,
  ],
  [
    'a one-time PIN where others read along',
    (person) => person.mentions(company.workspace.channel('ops', [person]), '123456'),
    [
      ...['memory.take', 'slack.open', 'bot.say', 'bot.say', 'memory.answered', 'slack.post'],
      ...['memory.end', 'memory.done', 'slack.whisper'],
    ],
    /^You typed a one-time PIN where others can read it/,
  ],
];

/** Begun, and no answer kept: the turn is not taken again, and the person is asked to say it once more. */
const windows = ['after memory.take', 'before bot.say', 'after bot.say', 'before memory.answered'];

/** Has the process end at one of the calls while it answers; what the person sees in the end, and how many turns were taken. */
async function endedAt(call: number, when: 'before' | 'after', act: (person: Person) => unknown) {
  const { person } = company.somebody();
  const before = company.turns.length;
  company.crashes.crashAt(call, when);
  act(person);
  await company.quiet();
  await passes(visibilityMs);
  const seen = person.sees().filter(({ from, onlyForYou }) => from === 'opsline' && !onlyForYou);
  return { answers: seen.map(({ notification }) => notification), turns: company.turns.length - before };
}

describe('a process that ends in the middle', () => {
  test.each(deeds)(
    'at any call, answering %s: one turn at Lex, and one answer',
    async (_, act, calls, answer) => {
      company.crashes.crashAt(0, 'before');
      act(company.somebody().person);
      await company.quiet();
      expect(company.crashes.calls()).toEqual(calls);
      // Voiding a PIN may be done twice; what somebody says to the bot may not.
      const mayRepeat = calls.includes('slack.open');
      for (const [index, when] of calls.flatMap((__, at) => [
        [at, 'before'] as const,
        [at, 'after'] as const,
      ])) {
        const where = `${when} ${calls[index]}`;
        const { answers, turns } = await endedAt(index + 1, when, act);
        const expected = windows.includes(where) && !mayRepeat ? askedAgain : answer;
        expect([where, ...answers]).toEqual([where, expect.stringMatching(expected)]);
        expect(turns).toBeLessThanOrEqual(mayRepeat ? 4 : 1);
      }
    },
  );
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
