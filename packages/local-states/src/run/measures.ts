import type { Execution } from './run-machine.ts';

/** What a run took, its child executions included. */
export type Measures = {
  readonly executions: number;
  readonly transitions: number;
  /** The events of the longest history; the service takes 25,000. */
  readonly longestHistory: number;
  /** The bytes of the largest payload; the service takes 262,144. */
  readonly largestPayload: number;
  /** What Step Functions bills, in US cents. */
  readonly cents: number;
};

/** US cents for 1,000 state transitions (AWS Step Functions pricing, Standard workflows, us-east-1). */
const centsForThousand = 2.5;

/** Sums up an execution and those it started. */
export function measuresOf(execution: Execution): Measures {
  const all = [execution, ...execution.children];
  const transitions = all.reduce((sum, one) => sum + one.transitions, 0);
  return {
    executions: all.length,
    transitions,
    longestHistory: Math.max(...all.map(({ historyEvents }) => historyEvents)),
    largestPayload: execution.largestPayload,
    cents: (transitions / 1_000) * centsForThousand,
  };
}
