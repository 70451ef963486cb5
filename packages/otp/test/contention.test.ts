import type { JournalStore } from '@opsline/attempts';
import { memoryJournal } from '@opsline/attempts/testing';
import { startDynalite } from '@opsline/attempts/testing/dynalite';
import { createConversations, createOneTimePins } from '@opsline/otp';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { testPepper } from '@opsline/otp/testing';
import { describe, expect, inject, type TestContext, test } from 'vitest';
import { createOnetimepinTable } from './onetimepin-table.ts';

/** Many people: 70, and 500 where ten times as much is tried as usual. */
const headcount = Math.min(70 * inject('times'), 500);

/** The journal of a line on which nothing happens. */
const quietLine: JournalStore = {
  ...memoryJournal(),
  read: async () => [],
  append: async (_key, entry) => [entry],
};

function person(place: number) {
  return {
    holder: `e${place}`,
    phone: `+1555${1_000_000 + place}`,
    conversation: `c${place}`,
    person: `p${place}`,
  };
}
const people = Array.from({ length: headcount }, (_, place) => person(place));

function isWrite(operation: string): boolean {
  return /^(Put|Update|TransactWrite)/.test(operation);
}

/** What DynamoDB does to requests, once it is told to. */
const weathers = {
  'in fair weather': () => undefined,
  'with every tenth answer lost': (count: number) => (count % 10 === 0 ? 'lost' : undefined),
  'with every tenth write throttled': (count: number, operation: string) =>
    isWrite(operation) && count % 10 === 0 ? 'throttled' : undefined,
  'with every tenth answer lost and every tenth write throttled': (count: number, operation: string) => {
    if (count % 10 === 0) return 'lost';
    return isWrite(operation) && count % 10 === 5 ? 'throttled' : undefined;
  },
} as const;

function tally(outcomes: readonly string[]) {
  return Object.fromEntries(
    [...new Set(outcomes)].map((outcome) => [outcome, outcomes.filter((one) => one === outcome).length]),
  );
}

/** The best and the worst, and all where ten times as much is tried as usual. */
const tried = Object.entries(weathers).filter((_, place) => inject('times') >= 10 || place % 3 === 0);

// Side by side, as they mostly wait.
describe.concurrent.each(tried)(`${headcount} people at once %s`, (_name, weather) => {
  const world = async ({ onTestFinished }: TestContext) => {
    let meets: (count: number, operation: string) => 'lost' | 'throttled' | undefined = () => undefined;
    const { client, stop } = await startDynalite((count, operation) => meets(count, operation));
    onTestFinished(stop);
    const store = dynamoDbStore({ client, tableName: await createOnetimepinTable(client) });
    const outside = { store, pepper: async () => testPepper, now: () => 1_760_000_000_000 };
    return {
      ...createConversations(outside),
      ...createOneTimePins(outside),
      /** Sends on a line of its own, since the line of all sends no more than 60 a minute. */
      seed: createOneTimePins({ ...outside, store: { ...store, journal: quietLine } }).issue,
      begin: () => {
        meets = weather;
      },
    };
  };

  test('type their right one-time PINs, and each is accepted', async (context) => {
    const { seed, authenticate, resume, begin } = await world(context);
    const typed: { readonly holder: string; readonly conversation: string; readonly guess: string }[] = [];
    for (const one of people) {
      await seed(one, async (guess) => {
        typed.push({ ...one, guess });
      });
    }
    begin();
    const verdicts = await Promise.all(typed.map((one) => authenticate(one)));
    expect(tally(verdicts)).toEqual({ accepted: headcount });
    const holders = await Promise.all(typed.map(({ conversation }) => resume(conversation)));
    expect(holders).toEqual(people.map(({ holder }) => holder));
  });

  test('ask for one-time PINs: as many as the line sends in a minute to people it does not know are sent, the others are told it is halted', async (context) => {
    const { issue, begin } = await world(context);
    const texted: string[] = [];
    begin();
    const outcomes = await Promise.all(
      people.map((one) =>
        issue(one, async (pin) => {
          texted.push(pin);
        }),
      ),
    );
    expect(tally(outcomes)).toEqual({ sent: 45, halted: headcount - 45 });
    expect(texted).toHaveLength(45);
  });
});
