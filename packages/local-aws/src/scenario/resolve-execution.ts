import { uuidFrom } from '../ids.ts';
import { spanAround, spanOf } from './outcome.ts';
import type { Execution, Invocation, Span, Target, Task } from './scenario.ts';
import { ScenarioError } from './scenario-error.ts';
import { overallStatus, type Status } from './status.ts';
import type { WrittenExecution, WrittenResult, WrittenTask } from './window-shape.ts';

/** What the parts of an execution need to know of their surroundings; targets by label or name, instances by name. */
type Surroundings = {
  readonly now: number;
  readonly targets: ReadonlyMap<string, Target>;
  readonly instances: ReadonlySet<string>;
  readonly whole: Span;
  readonly wholeStatus: Status | undefined;
};

/** An execution with its times and ids. `path` is its place in the file: ids derive from it, errors name it. */
export function resolveExecution(
  written: WrittenExecution,
  path: string,
  { now, ...known }: Pick<Surroundings, 'now' | 'targets' | 'instances'>,
): Execution {
  const startedAt = now - written.started;
  const whole = { startedAt, endedAt: written.ran === undefined ? undefined : startedAt + written.ran };
  const around = { now, ...known, whole, wholeStatus: written.status };
  const tasks = writtenTasks(written).map((one, index) =>
    task(one, written.tasks === undefined ? path : `${path}.tasks[${index}]`, around),
  );
  const status = statusOr(written.status ?? overallStatus(tasks.map((one) => one.status)), path);
  return {
    id: uuidFrom(`${path}/execution`),
    tasks,
    status,
    details: written.details,
    ...spanOf(written, status, now, path),
  };
}

/** The tasks as written; `groups` right below an execution is the short form of one task. */
function writtenTasks({ tasks, groups }: WrittenExecution): readonly WrittenTask[] {
  if (tasks !== undefined) return tasks;
  return groups === undefined
    ? []
    : [{ document: 'AWS-RunPatchBaseline', status: undefined, groups, withoutTarget: [] }];
}

function task(written: WrittenTask, path: string, around: Surroundings): Task {
  const onTargets = Object.entries(written.groups).map(([label, result]) => {
    const place = `${path}.groups.${label}`;
    return invocation(result, targetOf(label, around.targets, place), place, around);
  });
  const onNone = written.withoutTarget.map((result, index) =>
    invocation(result, undefined, `${path}.withoutTarget[${index}]`, around),
  );
  const invocations = [...onTargets, ...onNone];
  const known =
    written.status ?? overallStatus(invocations.map(({ status }) => status)) ?? around.wholeStatus;
  const status = statusOr(known, path);
  return {
    id: uuidFrom(`${path}/task`),
    document: written.document,
    invocations,
    status,
    details: undefined,
    ...spanOf({}, status, around.now, path, spanAround(invocations) ?? around.whole),
  };
}

function invocation(
  result: WrittenResult,
  target: Target | undefined,
  path: string,
  { now, whole, instances }: Surroundings,
): Invocation {
  const unknown = result.failedOn?.findIndex(({ instance }) => !instances.has(instance)) ?? -1;
  if (unknown !== -1) {
    throw new ScenarioError(`${path}.failedOn[${unknown}].instance: expected the name of an instance`);
  }
  return {
    id: uuidFrom(`${path}/invocation`),
    commandId: uuidFrom(`${path}/command`),
    target,
    status: result.status,
    details: result.details,
    failedOn: result.failedOn?.map(({ instance, details }) => ({ instance, details })),
    ...spanOf(result, result.status, now, path, whole),
  };
}

function targetOf(label: string, targets: ReadonlyMap<string, Target>, path: string): Target {
  const target = targets.get(label);
  if (target !== undefined) return target;
  throw new ScenarioError(`${path}: expected a target of this window (${[...targets.keys()].join(', ')})`);
}

function statusOr(status: Status | undefined, path: string): Status {
  if (status !== undefined) return status;
  throw new ScenarioError(`${path}.status: expected a status, since there are no groups to tell it from`);
}
