import type { TaskState } from '../machine/machine.ts';
import { longestSeconds } from '../machine/timestamp.ts';
import { type Json, measure } from '../query/json.ts';
import type { Template } from '../query/template.ts';
import { evaluateField, failed, leave, type Transition, type Visit, weigh } from './engine.ts';
import { StateFailure, TaskFailed } from './failures.ts';

const timeUp = Symbol('time is up');

/** Runs a Task once: evaluates Arguments, calls the resource within TimeoutSeconds, weighs the raw result. */
export async function runTask(visit: Visit, state: TaskState): Promise<Transition> {
  const { history } = visit.engine;
  const args = state.arguments ? await evaluateField(visit, state.arguments) : measure(visit.input);
  weigh(visit, args?.bytes ?? 0);
  const timeoutSeconds = await timeoutOf(visit, state);
  const roleArn = state.roleArn && (await roleOf(visit, state.roleArn));
  history.record('TaskScheduled', visit.name);
  history.record('TaskStarted', visit.name);
  const raw: unknown = await call(visit, state, { args: args?.value ?? null, roleArn, timeoutSeconds }).catch(
    (error: unknown) => {
      history.record('TaskFailed', visit.name);
      if (error instanceof TaskFailed) throw new StateFailure(error.error, error.reason, { cause: error });
      throw new Error(`the resource of state ${visit.name} broke`, { cause: error });
    },
  );
  if (raw === timeUp) {
    history.record('TaskTimedOut', visit.name);
    throw new StateFailure('States.Timeout', undefined);
  }
  const result = measure(raw) ?? { value: null, bytes: 4 };
  weigh(visit, result.bytes);
  history.record('TaskSucceeded', visit.name);
  return leave(visit, state.exit, result.value, { result: result.value });
}

async function timeoutOf(visit: Visit, state: TaskState): Promise<number | undefined> {
  if (!state.timeoutSeconds) return undefined;
  const { value } = await evaluateField(visit, state.timeoutSeconds);
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= longestSeconds) {
    return value;
  }
  const reason = `The field 'TimeoutSeconds' must be an integer from 1 to ${longestSeconds}, not ${JSON.stringify(value)}.`;
  throw failed(visit, 'States.QueryEvaluationError', reason);
}

async function roleOf(visit: Visit, template: Template): Promise<string> {
  const { value } = await evaluateField(visit, template);
  if (typeof value === 'string' && value.startsWith('arn:')) return value;
  throw failed(visit, 'States.QueryEvaluationError', `The field 'Credentials/RoleArn' must be an ARN.`);
}

type Asked = {
  readonly args: Json;
  readonly roleArn: string | undefined;
  readonly timeoutSeconds: number | undefined;
};

async function call(visit: Visit, state: TaskState, { args, roleArn, timeoutSeconds }: Asked) {
  const { resources, sleep } = visit.engine.options;
  const resource = resources[state.resource];
  if (!resource) throw new Error(`no resource for ${state.resource}`);
  if (timeoutSeconds === undefined) return resource(args, roleArn);
  const done = new AbortController();
  try {
    const timer = sleep(timeoutSeconds * 1000, done.signal).then(() => timeUp);
    return await Promise.race([resource(args, roleArn), timer]);
  } finally {
    done.abort();
  }
}
