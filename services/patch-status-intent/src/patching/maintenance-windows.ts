import type { Command, Execution, Invocation } from './runs.ts';

export type Window = { readonly windowId: string; readonly name: string };
/** A registered target; it need not have a name. */
export type Target = { readonly targetId: string; readonly name?: string };

/** An instance on which a command failed: by its name, or its id where it has told none; and why, where that is said. */
export type FailedInstance = { readonly name: string; readonly why?: string };

/** A page of a list: what is on it, whether more follows, and whether something on it is not known here. */
export type Page<T> = { readonly items: readonly T[]; readonly next?: string; readonly unreadable?: true };

/** The pages of a list, each one call: the first without a token. It gives up when `signal` aborts. */
export type Pages<T> = (token: string | undefined, signal: AbortSignal) => Promise<Page<T>>;

/** Systems Manager maintenance windows. No list has an order. */
export type MaintenanceWindows = {
  readonly windows: Pages<Window>;
  readonly targets: (windowId: string) => Pages<Target>;
  /** The executions of a window that started after a time, epoch milliseconds. */
  readonly executions: (windowId: string, since: number) => Pages<Execution>;
  /** The ids of the tasks of an execution. */
  readonly tasks: (executionId: string) => Pages<string>;
  readonly invocations: (executionId: string, taskId: string) => Pages<Invocation>;
  /** The instances on which a command ended as it did as a whole. */
  readonly failedInstances: (command: Command) => Pages<FailedInstance>;
};
