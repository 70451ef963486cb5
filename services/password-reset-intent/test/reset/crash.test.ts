import { hour, minute } from '@opsline/function-kit/durations';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcomeOf } from '../../src/audit/steps.ts';
import { mortalWorld } from './mortal-world.ts';
import { inConversation, request, wrong } from './requests.ts';

/** How many effects a reset has, reads included. */
async function effects(): Promise<number> {
  const world = mortalWorld();
  await world.reset(request);
  return world.effects();
}
const all = await effects();

test('a reset that is not killed goes through', async () => {
  const world = mortalWorld();
  expect(await world.reset(request)).toBe('told');
  expect(all).toBeGreaterThan(15);
});

test.each(Array.from({ length: all + 1 }, (_, count) => count))(
  'C59 D13 killed after %i effects: one write at most, nothing untrue is said, and an hour later it works',
  async (count) => {
    const world = mortalWorld();
    expect(await world.reset(request, count)).toBe(count === all ? 'told' : 'killed');
    const again = await world.reset(request);
    expect(['told', 'not delivered', 'unknown']).toContain(again);
    expect(world.writes().length).toBeLessThanOrEqual(1);
    if (again === 'told') expect(world.texted()).toEqual(world.writes());
    if (again === 'not delivered') expect(world.writes()).toHaveLength(1);
    world.pass(hour);
    expect(await world.reset(inConversation(2))).toBe('told');
    expect(world.texted().at(-1)).toBe(world.writes().at(-1));
  },
);

test('D13 a fault of another request in the conversation hides nothing of what was begun before', async () => {
  const recorded = new Set<string>();
  for (let count = 0; count <= all; count += 1) {
    const world = mortalWorld();
    await world.reset(request, count);
    world.pass(minute);
    world.setDirectory('is down');
    await world.reset(wrong);
    const { steps } = world.attempts.all()[0] ?? { steps: [] };
    recorded.add(`${world.writes().length} written: ${outcomeOf(steps)}`);
  }
  expect([...recorded]).toEqual([
    '0 written: nothing done',
    '0 written: outcome unknown',
    '1 written: outcome unknown',
    '1 written: not delivered',
    '1 written: told',
  ]);
});

test('C59 what is said to a request delivered again depends on how far it had come', async () => {
  const replies = new Map<number, string>();
  for (let count = 0; count <= all; count += 1) {
    const world = mortalWorld();
    await world.reset(request, count);
    const written = world.writes().length;
    replies.set(count, `${written} written, ${world.texted().length} texted: ${await world.reset(request)}`);
  }
  expect([...new Set(replies.values())]).toEqual([
    '0 written, 0 texted: told',
    '0 written, 0 texted: unknown',
    '1 written, 0 texted: unknown',
    '1 written, 0 texted: not delivered',
    '1 written, 1 texted: not delivered',
    '1 written, 1 texted: told',
  ]);
});

type World = ReturnType<typeof mortalWorld>;

/** What must hold whatever happens, at any time. */
function holds(world: World): void {
  const times = world.writeTimes();
  for (const [place, at] of times.entries()) {
    const next = times[place + 1];
    if (next !== undefined) expect(next - at).toBeGreaterThanOrEqual(hour);
  }
  expect(world.texted().every((password) => world.writes().includes(password))).toBe(true);
  expect(new Set(world.texted()).size).toBe(world.texted().length);
}

type Command = fc.AsyncCommand<object, World>;

function command(name: string, run: (world: World) => Promise<void> | void): Command {
  return {
    check: () => true,
    run: async (_, world) => run(world),
    toString: () => name,
  };
}

/** Delivers the request of a conversation, and looks at what came of it. */
function deliver(conversation: number, killAfter: number | undefined): Command {
  return command(`deliver ${conversation}, killed after ${killAfter ?? 'nothing'}`, async (world) => {
    const before = world.writes().length;
    const delivered = inConversation(conversation);
    const outcome = await world.reset(delivered, killAfter);
    const written = world.writes().length - before;
    holds(world);
    expect(written).toBeLessThanOrEqual(1);
    if (['denied', 'nothing done', 'pin refused'].includes(outcome)) expect(written).toBe(0);
    if (outcome === 'told') expect(world.delivered(delivered, hour)).toBe(true);
  });
}

const deliveries = fc
  .tuple(fc.nat(2), fc.option(fc.nat(all), { nil: undefined }))
  .map(([conversation, killAfter]) => deliver(conversation, killAfter));
const minutes = fc
  .integer({ min: 1, max: 70 })
  .map((count) => command(`${count} minutes pass`, (world) => world.pass(count * 60_000)));
const sms = fc.boolean().map((works) => command(`sms works: ${works}`, (world) => world.setSms(works)));
const directory = fc
  .constantFrom('answers', 'refuses by policy', 'loses the answer', 'is down')
  .map((how) => command(`the directory ${how}`, (world) => world.setDirectory(how)));

test('C59 whatever is killed, breaks or is delivered again, in any order: one write an hour, no word untrue', async () => {
  const any = fc.oneof(
    { weight: 6, arbitrary: deliveries },
    { weight: 2, arbitrary: minutes },
    { weight: 1, arbitrary: sms },
    { weight: 1, arbitrary: directory },
  );
  await fc.assert(
    fc.asyncProperty(fc.commands([any], { maxCommands: 25 }), async (commands) => {
      await fc.asyncModelRun(() => ({ model: {}, real: mortalWorld() }), commands);
    }),
  );
});
