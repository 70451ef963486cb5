import type { ChoiceState, FailState, WaitState } from '../machine/machine.ts';
import { instantOf, longestSeconds } from '../machine/timestamp.ts';
import type { Json } from '../query/json.ts';
import type { Template } from '../query/template.ts';
import { evaluateField, failed, leave, pause, type Transition, type Visit } from './engine.ts';
import { StateFailure } from './failures.ts';

/** Runs a Choice: the first rule whose Condition is true decides, else Default. */
export async function runChoice(visit: Visit, state: ChoiceState): Promise<Transition> {
  for (const [i, { condition, exit }] of state.rules.entries()) {
    const { value } = await evaluateField(visit, condition);
    if (typeof value !== 'boolean') {
      const reason = `The field 'Choices[${i}]/Condition' must be true or false, not ${JSON.stringify(value)}.`;
      throw failed(visit, 'States.QueryEvaluationError', reason);
    }
    if (value) return leave(visit, exit, visit.input);
  }
  if (state.otherwise.next === undefined) {
    const reason = 'Failed to transition out of the state. The state does not point to a next state.';
    throw failed(visit, 'States.Runtime', reason);
  }
  return leave(visit, state.otherwise, visit.input);
}

/** Runs a Wait: so many whole seconds, or until an RFC 3339 timestamp. */
export async function runWait(visit: Visit, { until, exit }: WaitState): Promise<Transition> {
  const { value } = await evaluateField(visit, until.template);
  const ms = until.field === 'Seconds' ? secondsIn(value) : untilTime(value, visit.engine.options.now());
  if (ms === undefined) {
    const reason = `The field '${until.field}' has the value ${JSON.stringify(value)}, which is not usable.`;
    throw failed(visit, 'States.QueryEvaluationError', reason);
  }
  await pause(visit, ms);
  return leave(visit, exit, visit.input);
}

function secondsIn(value: Json): number | undefined {
  const isUsable =
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= longestSeconds;
  return isUsable ? value * 1000 : undefined;
}

function untilTime(value: Json, now: number): number | undefined {
  const instant = typeof value === 'string' ? instantOf(value) : undefined;
  return instant === undefined ? undefined : instant - now;
}

async function text(
  visit: Visit,
  template: Template | undefined,
  field: string,
): Promise<string | undefined> {
  if (!template) return undefined;
  const { value } = await evaluateField(visit, template);
  if (typeof value === 'string') return value;
  throw failed(visit, 'States.QueryEvaluationError', `The field '${field}' must be a string.`);
}

/** Runs a Fail: always throws, with the state's own Error and Cause. */
export async function runFail(visit: Visit, state: FailState): Promise<never> {
  const error = await text(visit, state.error, 'Error');
  throw new StateFailure(error, await text(visit, state.cause, 'Cause'));
}
