import type { Operator } from './condition.ts';

/** A checked contact flow, ready to be played. */
export type Flow = {
  /** Identifier of the first action. */
  readonly start: string;
  readonly actions: readonly FlowAction[];
};

/** One action (the console says block) of a flow. */
export type FlowAction = {
  /** Position in the document, so that a message can name `Actions[index]`. */
  readonly index: number;
  readonly identifier: string;
  readonly type: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Absent on terminal actions only. */
  readonly next?: string;
  readonly errors: readonly ErrorBranch[];
  readonly conditions: readonly ConditionBranch[];
};

/** Where an error leads. */
type ErrorBranch = {
  readonly errorType: string;
  readonly next: string;
};

/** Where a result leads that meets the condition. */
export type ConditionBranch = {
  readonly operator: Operator;
  readonly operand: string;
  readonly next: string;
};
