import type { Scenario } from '@opsline/local-aws';
import * as fc from 'fast-check';
import { companyOf, prefix } from './company.ts';

/** How a group fared in a run, and how much later than the run it began, in minutes. */
const result = fc.record({
  status: fc.constantFrom('SUCCESS', 'FAILED', 'TIMED_OUT', 'CANCELLED'),
  later: fc.integer({ min: 0, max: 60 }),
  says: fc.boolean(),
});
const run = fc.record({
  started: fc.integer({ min: 1, max: 4_000 }),
  ran: fc.integer({ min: 1, max: 400 }),
  own: fc.option(result, { freq: 4 }),
  shared: fc.option(result),
  nobody: fc.option(result, { freq: 2 }),
  skipped: fc.nat(8),
});
type WrittenRun = typeof run extends fc.Arbitrary<infer R> ? R : never;

/** Windows with a group of their own, which may be registered no more, and one that they share. */
export const company = fc.array(
  fc.record({ runs: fc.array(run, { maxLength: 4 }), registered: fc.boolean(), again: fc.boolean() }),
  { minLength: 1, maxLength: 3 },
);
type Company = typeof company extends fc.Arbitrary<infer C> ? C : never;

export function scenarioOf(windows: Company): Scenario {
  return companyOf(
    windows.map(({ runs, registered, again }, index) => ({
      name: `${prefix}w${index}`,
      targets: [
        { name: `Own${index}`, label: 'own', registered },
        { name: 'Shared', label: 'shared' },
        ...(again ? [{ name: `Own${index}`, label: 'again' }] : []),
      ],
      executions: runs.map(written),
    })),
  );
}

function written({ started, ran, own, shared, nobody, skipped }: WrittenRun) {
  const length = Math.min(ran, started);
  if (skipped === 0) return { started: `${started}m ago`, ran: `${length}m`, status: 'SKIPPED_OVERLAPPING' };
  const resultOf = ({ status, later, says }: Exclude<WrittenRun['own'], null>) => ({
    status,
    started: `${started - Math.min(later, length - 1)}m ago`,
    ran: `${length - Math.min(later, length - 1)}m`,
    ...(says && { details: 'Exit status 1' }),
  });
  const groups = { ...(own && { own: resultOf(own) }), ...(shared && { shared: resultOf(shared) }) };
  const tasks = [{ groups, ...(nobody && { withoutTarget: [resultOf(nobody)] }) }];
  const none = !own && !shared && !nobody;
  return {
    started: `${started}m ago`,
    ran: `${length}m`,
    ...(none ? { status: 'FAILED', details: 'No targets' } : { tasks }),
  };
}

/** For each event how often it comes, how many minutes late, and whether Systems Manager is down then. */
export const deliveries = fc.infiniteStream(
  fc.record({
    times: fc.array(fc.oneof(fc.constant(0), fc.nat(300)), { maxLength: 2 }),
    down: fc.nat(4).map((chance) => chance === 0),
  }),
);
