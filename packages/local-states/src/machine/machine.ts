import type { Template } from '../query/template.ts';
import type { Retrier } from '../run/retry.ts';

/** What a state does when it is left: its output, the variables it sets, and where it goes (nowhere: the end). */
export type Exit = {
  readonly output: Template | undefined;
  readonly assign: Template | undefined;
  readonly next: string | undefined;
};

/** One entry of a Catch field. */
export type Catcher = Exit & {
  readonly errorEquals: readonly string[];
};

type Named = {
  readonly name: string;
};

type Recovery = {
  readonly retry: readonly Retrier[];
  readonly catch: readonly Catcher[];
};

export type TaskState = Named &
  Recovery & {
    readonly type: 'Task';
    readonly resource: string;
    readonly arguments: Template | undefined;
    /** The ARN of the role that the call is made with; undefined for the machine's own. */
    readonly roleArn: Template | undefined;
    readonly timeoutSeconds: Template | undefined;
    readonly exit: Exit;
  };

type PassState = Named & {
  readonly type: 'Pass';
  readonly exit: Exit;
};

export type WaitState = Named & {
  readonly type: 'Wait';
  readonly until: { readonly field: 'Seconds' | 'Timestamp'; readonly template: Template };
  readonly exit: Exit;
};

export type ChoiceState = Named & {
  readonly type: 'Choice';
  readonly rules: readonly { readonly condition: Template; readonly exit: Exit }[];
  readonly otherwise: Exit;
};

export type ParallelState = Named &
  Recovery & {
    readonly type: 'Parallel';
    readonly arguments: Template | undefined;
    readonly branches: readonly Scope[];
    readonly exit: Exit;
  };

export type MapState = Named &
  Recovery & {
    readonly type: 'Map';
    readonly items: Template | undefined;
    readonly itemSelector: Template | undefined;
    readonly maxConcurrency: Template | undefined;
    /** For a distributed Map, how many iterations in a hundred may fail; undefined for one that is inline. */
    readonly distributed: { readonly toleratedPercentage: number } | undefined;
    readonly processor: Scope;
    readonly exit: Exit;
  };

type SucceedState = Named & {
  readonly type: 'Succeed';
  readonly exit: Exit;
};

export type FailState = Named & {
  readonly type: 'Fail';
  readonly error: Template | undefined;
  readonly cause: Template | undefined;
};

export type State =
  | TaskState
  | PassState
  | WaitState
  | ChoiceState
  | ParallelState
  | MapState
  | SucceedState
  | FailState;

/** States that share variables: the machine itself, a branch, or an item processor. */
export type Scope = {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, State>;
};

/** A parsed state machine. `resources` are the ARNs its Task states name, each once. */
export type Machine = {
  readonly scope: Scope;
  readonly timeoutSeconds: number | undefined;
  readonly resources: readonly string[];
};
