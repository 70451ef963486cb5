import * as fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { now, patchingOf } from './patching-world.ts';
import { latestTruths, runsTold, truthsOf } from './truths.ts';

const groups = ['Linux', 'Windows'] as const;

/** When an execution started, in minutes ago, and how each group fared, which may have begun later. */
const execution = fc.record({
  started: fc.integer({ min: 1, max: 4_000 }),
  results: fc.dictionary(
    fc.constantFrom(...groups),
    fc.record({
      status: fc.constantFrom('SUCCESS', 'FAILED', 'TIMED_OUT'),
      later: fc.integer({ min: 0, max: 300 }),
    }),
    { minKeys: 1 },
  ),
});
type WrittenExecution = typeof execution extends fc.Arbitrary<infer E> ? E : never;

const company = fc.array(fc.array(execution, { maxLength: 3 }), { minLength: 1, maxLength: 4 });

function error(name: string, status: number) {
  return { error: { name, status, message: 'no' } };
}
const faults = {
  late: { latencyMs: 60_000 },
  failing: error('InternalServerError', 500),
  refused: error('AccessDeniedException', 400),
  gone: error('DoesNotExistException', 400),
} as const;

/** What goes wrong: with one kind of call about a window, or about one of its executions; or the window vanishes. */
const troubles = fc.array(
  fc.record({
    window: fc.nat(3),
    execution: fc.option(fc.nat(2)),
    operation: fc.constantFrom(
      'DescribeMaintenanceWindowTargets',
      'DescribeMaintenanceWindowExecutions',
      'DescribeMaintenanceWindowExecutionTasks',
      'DescribeMaintenanceWindowExecutionTaskInvocations',
    ),
    what: fc.constantFrom('late', 'failing', 'refused', 'gone'),
  }),
  { maxLength: 3 },
);
type Troubles = typeof troubles extends fc.Arbitrary<infer T> ? T : never;

/** Executions last up to ten hours, so that they overlap, also within a window. */
function written({ started, results }: WrittenExecution): string {
  const of = Object.entries(results).map(([name, { status, later }]) => {
    const since = Math.max(1, started - later);
    return `${name}: { status: ${status}, started: ${since}m ago, ran: ${Math.min(300, since)}m }`;
  });
  return `{ started: ${started}m ago, ran: ${Math.min(600, started)}m, groups: { ${of.join(', ')} } }`;
}

function windowOf(executions: readonly WrittenExecution[], index: number): string {
  return `  - name: patch-job-reportedbyconnect-w${index}\n    targets: [{ name: Linux }, { name: Windows }]\n    executions: [${executions.map(written).join(', ')}]\n`;
}

/** A company in trouble, and which of its windows are still there. */
async function companyIn(trouble: Troubles, windows: readonly (readonly WrittenExecution[])[]) {
  const { aws, scenario, says } = await patchingOf(windows.map(windowOf).join(''));
  const vanished = new Set<string>();
  for (const { window, execution: nth, operation, what } of trouble) {
    const { id = '', executions = [] } = scenario.windows[window] ?? {};
    const one = executions[nth ?? -1];
    const gone = what === 'gone';
    if (gone) vanished.add(id);
    const ids = gone || !one ? [id, ...executions.map((each) => each.id)] : [one.id];
    const meets = (input: unknown) => {
      const { WindowId, WindowExecutionId } = Object(input);
      return ids.includes(WindowExecutionId ?? WindowId);
    };
    aws.faults.add({ service: 'ssm', ...(gone ? {} : { operation }), meets, ...faults[what] });
  }
  return { says, there: scenario.windows.filter(({ id }) => !vanished.has(id)) };
}

/** Whatever is hedged says "I could"; all else is the whole truth, and what is hedged tells a run that there was. */
function expectHonest(said: string, whole: readonly string[], runs: readonly string[]): void {
  const [partly] = /(?<=^As far as I could read, the ).*?(?= I could )/.exec(said) ?? [];
  if (!said.includes('I could')) expect(whole).toContain(said);
  else if (partly !== undefined) expect(runs).toContain(`The ${partly}`);
}

test('an answer claims nothing that was not read', async () => {
  const property = fc.asyncProperty(company, troubles, async (windows, trouble) => {
    const { says, there } = await companyIn(trouble, windows);
    const faulty = trouble.some(({ what }) => what === 'failing' || what === 'refused');
    for (const question of ['latest', ...groups]) {
      const said = await says(question);
      const whole = question === 'latest' ? latestTruths(there, now) : truthsOf(there, question);
      if (trouble.length === 0) expect(whole).toContain(said);
      else if (said === 'apology') expect(faulty).toBe(true);
      else expectHonest(said, whole, runsTold(there, question));
    }
  });
  await fc.assert(property, { numRuns: 50 * inject('times') });
});
