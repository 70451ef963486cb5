import { expect, inject, test } from 'vitest';
import { type Instance, idOf, manyOf } from '../fleet.ts';
import { cardsOf, linesOf, slackOf, ticketsOf } from '../messages.ts';
import { createWorld, type Post, start } from '../world.ts';

function expectSizes(posts: readonly Post[]): void {
  for (const { sink, RequestBody } of posts) {
    const bytes = Buffer.byteLength(JSON.stringify(RequestBody));
    expect(bytes).toBeLessThan(sink === 'teams' ? 28_000 : 262_144);
  }
  // The schema of Slack's blocks has their limits.
  for (const { text } of slackOf(posts)) expect(text.length).toBeLessThanOrEqual(150);
}

function named(posts: readonly Post[]) {
  return {
    teams: cardsOf(posts).flatMap(({ body }) => body.flatMap(({ facts }) => facts ?? [])).length,
    slack: slackOf(posts).flatMap((message) => linesOf(message).filter((line) => line.startsWith('• i-')))
      .length,
    ticket: ticketsOf(posts).flatMap(({ findings }) => findings).length,
  };
}

test.each([
  [1, 1, 1],
  [29, 29, 1],
  [30, 30, 1],
  [31, 31, 2],
  [60, 60, 2],
  [61, 61, 3],
  [239, 239, 8],
  [240, 240, 8],
  [241, 240, 8],
])('K6: %i findings of one kind: %i named, in %i messages, counts right', async (found, listed, messages) => {
  const world = createWorld([...manyOf(found, { missing: 1 }), { id: idOf(99_999), patches: {} }]);
  await start(world);
  expect(named(world.posts)).toEqual({ teams: listed, slack: listed, ticket: listed });
  const rows = cardsOf(world.posts).map(({ body }) => body.flatMap(({ facts }) => facts ?? []).length);
  expect(rows).toEqual(Array.from({ length: messages }, (_, i) => Math.min(30, listed - 30 * i)));
  expect(slackOf(world.posts)).toHaveLength(messages);
  expect(ticketsOf(world.posts)).toMatchObject([{ total: found + 1, hidden: found - listed }]);
  expect(JSON.stringify(world.posts).includes(`240 named, the gravest, and ${found - 240} more`)).toBe(
    found > 240,
  );
  expectSizes(world.posts);
});

const kinds = [
  { missing: 3, failed: 1 },
  { rejected: 1 },
  { reboot: 1 },
  { daysAgo: 40, missing: 1 },
  undefined,
  {},
];

/** A large fleet: 1,000 instances, and 10,000 where ten times as much is tried as usual. */
const many = Math.min(1_000 * inject('times'), 10_000);

function largeFleet(): readonly Instance[] {
  return Array.from({ length: many }, (_, i) => {
    const patches = kinds[i % kinds.length];
    return { id: idOf(i), name: `web-${i}`, ...(patches ? { patches } : {}) };
  });
}

test(`L9, C111: ${many} instances fit the payload and the history of one execution`, async () => {
  const world = createWorld(largeFleet());
  const execution = await start(world);
  const { historyEvents, largestPayload, largestVariables } = execution;
  process.stdout.write(
    `${many} instances: ${historyEvents} events, largest payload ${largestPayload} bytes, variables ${largestVariables} bytes\n`,
  );
  expect(execution).toMatchObject({ status: 'SUCCEEDED', output: { total: many } });
  expect(historyEvents).toBeLessThan(12_500);
  expect(largestPayload).toBeLessThan(262_144);
  // The runner itself holds each Assign to 256 KiB.
  expect(largestVariables).toBeLessThan(10 * 1024 * 1024);
  expect(named(world.posts)).toEqual({ teams: 240, slack: 240, ticket: 240 });
  expect(JSON.stringify(world.posts)).toContain(` = ${many} instances`);
  expectSizes(world.posts);
});

test('full pages of the longest rows keep far below the limit of an answer', async () => {
  const world = createWorld(manyOf(200, { missing: 1 }, '\u0001'.repeat(256)));
  const execution = await start(world);
  expect(execution).toMatchObject({ status: 'SUCCEEDED', output: { total: 200 } });
  expect(execution.largestPayload).toBeLessThan(131_072);
});

test.each([
  ['stars, which Teams doubles', '*'],
  ['ampersands, which Slack makes five', '&'],
  ['letters of four bytes', '𝔘'],
])('the longest names, all %s, with the longest counts, still fit', async (_, letter) => {
  const most = Number.MAX_SAFE_INTEGER;
  const worst = { missing: most, failed: most, rejected: most, reboot: most };
  const fleet = [
    { ...worst, daysAgo: 99_999 },
    worst,
    { ...worst, missing: 0, failed: 0 },
    { reboot: most },
    undefined,
  ].flatMap((patches, kind) =>
    manyOf(101, patches, letter.repeat(256)).map((one, i) => ({ ...one, id: idOf(kind * 1_000 + i) })),
  );
  const world = createWorld(fleet);
  const execution = await start(world);
  expect(execution.status).toBe('SUCCEEDED');
  expect(execution.largestPayload).toBeLessThan(262_144);
  expect(named(world.posts)).toEqual({ teams: 240, slack: 240, ticket: 240 });
  expectSizes(world.posts);
});
