import { deliveriesOf, type Scenario, type WindowEvent, windowEvents } from '@opsline/local-aws';
import * as fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { patchingFrom } from '../../src/patching/patching.ts';
import { isRecent } from '../../src/patching/runs.ts';
import { tolerated } from '../../src/run-index/indexed-windows.ts';
import { company, deliveries, scenarioOf } from './companies.ts';
import { memoryWindows, now, prefix, windowAt } from './company.ts';
import { never, questionsOf, told, worldOf } from './world.ts';

const minutes = 60_000;

/** Everything that an answer may be, of a window as it was at any time from `since` to `until`. */
async function truths({ windows }: Scenario, index: number, since: number, until: number, runsSince: number) {
  const changes = (windows[index]?.executions ?? [])
    .flatMap((one) => [one, ...one.tasks.flatMap(({ invocations }) => invocations)])
    .flatMap(({ startedAt, endedAt }) => [startedAt, endedAt ?? startedAt])
    .filter((at) => at > since && at <= until);
  const times = [...new Set([since, ...changes, until])];
  const truth = async (runsAt: number, targetsAt: number) => {
    const there = windows.map((window) => windowAt(window, runsAt, targetsAt));
    const patching = patchingFrom(
      memoryWindows(() => there),
      () => until,
      never,
      () => {},
    );
    return [await told(patching, `Own${index}`, until), await told(patching, `w${index}`, until)];
  };
  const all = await Promise.all(
    [...times.filter((runsAt) => runsAt > runsSince), runsSince].flatMap((runsAt) =>
      times.map((targetsAt) => truth(runsAt, targetsAt)),
    ),
  );
  return all.flat().map(({ says }) => withoutOthers(says));
}

/** An answer without the names of other groups, which may be known as of another time. */
function withoutOthers(says: string): string {
  return says.replace(/ (?:There is, for example|Did you mean) .*/, '');
}

/** What the index says is true of some moment since it says it is. */
async function expectHonest(scenario: Scenario, world: ReturnType<typeof worldOf>) {
  const at = world.clock.now;
  const { jobs, asOf } = await world.byIndex.latest();
  const since = asOf?.at ?? at - tolerated;
  const real = scenario.windows.flatMap(({ name, executions }) =>
    executions.map((one) => ({ ...one, window: name.slice(prefix.length) })),
  );
  for (const job of jobs) {
    const wasSo = real.some(
      ({ window, startedAt, endedAt = 0, status }) =>
        window === job.window &&
        startedAt === job.startedAt &&
        (job.status === 'IN_PROGRESS'
          ? endedAt > since && startedAt <= at
          : status === job.status && endedAt === job.endedAt && endedAt <= at),
    );
    expect(wasSo, `${job.window} ${job.status}`).toBe(true);
  }
  for (const { window, startedAt, endedAt, status } of real) {
    const must = startedAt <= since && isRecent({ status, startedAt, endedAt: endedAt ?? at }, at);
    if (must) expect(jobs).toContainEqual(expect.objectContaining({ window, startedAt }));
  }
  for (const index of scenario.windows.keys()) {
    for (const question of [`Own${index}`, `w${index}`]) {
      const answer = await told(world.byIndex, question, at);
      const from = answer.asOf?.at ?? at - tolerated;
      const runsFrom = answer.asOf?.of === 'names' ? at - tolerated : from;
      expect(await truths(scenario, index, from, at, runsFrom)).toContain(withoutOthers(answer.says));
    }
  }
}

test('whatever events come, late, twice or never, the index claims nothing that it does not know, and one reconciling read makes it what reading tells', async () => {
  const property = fc.asyncProperty(
    company,
    deliveries,
    fc.integer({ min: 0, max: 4_000 }),
    fc.integer({ min: 0, max: 900 }),
    fc.integer({ min: 0, max: 60 }),
    async (written, stream, filled, asked, partly) => {
      const scenario = scenarioOf(written);
      const world = worldOf(scenario);
      const [fillAt, askAt] = [now - filled * minutes, now - asked * minutes];
      await world.reconcile(fillAt);
      const downAt = new Map<WindowEvent, boolean>();
      const coming = deliveriesOf(windowEvents(scenario), (event) => {
        const { times, down } = stream.next().value;
        downAt.set(event, down);
        return times.map((late: number) => late * minutes);
      }).filter(({ at }) => at > fillAt && at <= now);
      for (const { event, at } of coming.filter((one) => one.at <= askAt)) {
        await world.deliver(at, event, downAt.get(event));
      }
      if (askAt >= fillAt) {
        if (partly < 15) await world.reconcilePartly(Math.max(fillAt, askAt - partly * minutes));
        world.clock.now = askAt;
        await expectHonest(scenario, world);
      }
      for (const { event, at } of coming.filter((one) => one.at > askAt)) {
        await world.deliver(at, event, downAt.get(event));
      }
      await world.reconcile(now);
      for (const question of questionsOf(scenario)) {
        expect(await told(world.byIndex, question, now), question).toEqual(
          await told(world.byReading, question, now),
        );
      }
    },
  );
  await fc.assert(property, { numRuns: 20 * inject('times') });
});
