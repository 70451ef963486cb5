import { virtualClock } from '@opsline/local-kit/clock';
import { type Execution, type Json, parseMachine, type Resource, runMachine } from '../src/index.ts';

/** 2026-11-23 08:00 UTC, a Monday. */
export const monday = Date.UTC(2026, 10, 23, 8);

/** Wraps states into a machine that starts at the first of them. */
export function machineOf(
  states: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
) {
  return { QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states, ...more };
}

/** A Task that calls the resource `arn:t` and ends. */
export function task(more: Readonly<Record<string, unknown>> = {}) {
  return { Type: 'Task', Resource: 'arn:t', End: true, ...more };
}

type Setting = {
  readonly input?: Json;
  readonly resource?: Resource;
  readonly random?: () => number;
  readonly clock?: ReturnType<typeof virtualClock>;
  readonly limits?: { readonly historyEvents?: number; readonly payloadBytes?: number };
};

/** Runs states on virtual time; `resource` stands behind `arn:t` and gives its arguments back by default. */
export function run(
  states: Readonly<Record<string, unknown>>,
  setting: Setting = {},
  more: Readonly<Record<string, unknown>> = {},
): Promise<Execution> {
  const clock = setting.clock ?? virtualClock(monday);
  return runMachine({
    machine: parseMachine(machineOf(states, more)),
    input: setting.input ?? {},
    name: 'run-1',
    resources: { 'arn:t': setting.resource ?? (async (args) => args) },
    ...clock,
    random: setting.random ?? (() => 0.5),
    ...(setting.limits ? { limits: setting.limits } : {}),
  });
}
