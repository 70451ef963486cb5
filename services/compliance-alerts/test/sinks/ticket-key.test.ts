import { expect, test } from 'vitest';
import { type Instance, manyOf, mixed } from '../fleet.ts';
import { ticketsOf } from '../messages.ts';
import { ec2, http, tags } from '../wire.ts';
import { type Answer, always, createWorld, start, type World } from '../world.ts';

const only = { Sinks: 'ticket' };

/** Each ticket that was asked for, as a system sees it that keeps to one body a key. */
function seen({ posts }: World) {
  return posts.map(({ Headers, RequestBody }) => ({
    key: Headers['Idempotency-Key'] ?? '',
    body: JSON.stringify(RequestBody),
  }));
}

/** Expects that no key was used for two bodies, and no body under two keys. */
function expectOneKeyForOneBody(all: ReturnType<typeof seen>): void {
  const pairs = new Set(all.map(({ key, body }) => `${key} ${body}`));
  expect(new Set(all.map(({ key }) => key)).size).toBe(pairs.size);
  expect(new Set(all.map(({ body }) => body)).size).toBe(pairs.size);
}

/** Fails the calls up to the given number. */
const upTo =
  (last: number, error: string): Answer =>
  (args, call) =>
    call <= last ? always(error)(args, call) : undefined;

test.each<[string, readonly Instance[], Readonly<Record<string, Answer>>]>([
  ['instances', mixed, { [ec2]: upTo(5, 'Ec2.Ec2Exception') }],
  ['names', mixed, { [tags]: upTo(5, 'Ec2.Ec2Exception') }],
  [
    'the second page',
    manyOf(3, { missing: 1 }),
    { [ec2]: (args, call) => (call > 1 && call < 7 ? always('Ec2.Ec2Exception')(args, call) : undefined) },
  ],
])('a ticket that lacks %s, and the whole one after it, have a key each', async (_, fleet, answers) => {
  const world = createWorld(fleet, answers, 2);
  expect((await start(world, {}, only)).status).toBe('FAILED');
  expect((await start(world, {}, only, 'run-2')).status).toBe('SUCCEEDED');
  const all = seen(world);
  expect(all).toHaveLength(2);
  expectOneKeyForOneBody(all);
  const [first, second] = ticketsOf(world.posts);
  expect(first).toMatchObject({ complete: false });
  expect(first?.description).toContain('A whole list, once there is one, opens a ticket of its own.');
  expect(second).toMatchObject({ complete: true });
  expect(second?.description).not.toContain('ticket of its own');
});

test('the same incomplete list, told again, has the same key', async () => {
  const world = createWorld(mixed, { [ec2]: always('Ec2.Ec2Exception') });
  await start(world, {}, only);
  await start(world, {}, only, 'run-2');
  const [first, second] = seen(world);
  expect(second).toEqual(first);
});

test('a ticket that may have been opened is sent again under its key by a later run of the week', async () => {
  const keys: string[] = [];
  const lost: Answer = (args, call) => {
    keys.push(JSON.parse(JSON.stringify(args)).Headers['Idempotency-Key']);
    return call <= 6 ? always('States.Http.Socket')(args, call) : undefined;
  };
  const world = createWorld([{ id: 'i-1234567', patches: { missing: 1 } }], { [http]: lost });
  expect((await start(world, {}, only)).status).toBe('FAILED');
  expect((await start(world, {}, only, 'run-2')).status).toBe('SUCCEEDED');
  expect(keys).toHaveLength(7);
  expect(new Set(keys).size).toBe(1);
});

const base: Instance = { id: 'i-00000001', name: 'web', patches: { missing: 1 } };
const many = manyOf(101, { missing: 1 });
const [head = base, ...rest] = many;

test('any difference of the body is another key', async () => {
  const fleets: readonly (readonly Instance[])[] = [
    [base],
    [{ ...base, name: 'web2' }],
    [{ ...base, id: 'i-00000002' }],
    [{ ...base, patches: { missing: 2 } }],
    [{ ...base, patches: { rejected: 1 } }],
    [base, { id: 'i-00000003', patches: {} }],
    many,
    [{ ...head, name: 'other' }, ...rest],
    many.with(99, { ...head, id: 'i-00000004' }),
    // Only the count tells of the 101st.
    rest,
  ];
  const all = [];
  for (const fleet of fleets) {
    const world = createWorld(fleet);
    await start(world, {}, only);
    all.push(...seen(world));
  }
  expect(all).toHaveLength(fleets.length);
  expect(new Set(all.map(({ key }) => key)).size).toBe(fleets.length);
});

test('the key keeps below the 255 characters that ticket systems take', async () => {
  const world = createWorld(mixed);
  await start(world, { again: true }, only, 'n'.repeat(80));
  expect(seen(world)[0]?.key.length).toBeLessThanOrEqual(255);
});
