import type { z } from 'zod';
import type { CallerPort } from './caller/caller.ts';
import type { ContactEnd, ContactState } from './contact.ts';
import type { Operator } from './flow/condition.ts';
import type { FlowType } from './flow/flow-types.ts';
import { explain, type Problem, problemsOf } from './flow/problem.ts';
import type { Instance } from './instance.ts';

/** What an action came to; which branch that means is decided by the flow's wiring. */
export type Outcome =
  | { readonly is: 'done' }
  | { readonly is: 'result'; readonly value: string | undefined }
  | { readonly is: 'error'; readonly errorType: string }
  | { readonly is: 'transfer'; readonly flowArn: string }
  | { readonly is: 'end'; readonly as: ContactEnd };

/** An action played: its outcome and what it changed. */
export type Played = {
  readonly outcome: Outcome;
  readonly changes?: Partial<ContactState>;
  /** The block's own part of its flow log entry; never what the caller typed or said. */
  readonly logged?: Readonly<Record<string, unknown>>;
  /** Things that Connect passes over in silence; names of references and errors, never values. */
  readonly warnings?: readonly string[];
};

/** What an action is played with. */
export type Playing = {
  readonly identifier: string;
  readonly state: ContactState;
  readonly instance: Instance;
  readonly caller: CallerPort;
};

/** Which conditions an action takes. */
export type ConditionRule = {
  readonly operators: readonly Operator[];
  /** Whether even an empty list is refused. */
  readonly refusesEmptyList?: boolean;
  /** Whether an operand may be one JSONPath. */
  readonly paths?: true;
  /** Why an operand is refused. */
  readonly refuses?: (operand: string) => string | undefined;
  /** The operands there must be, each once. */
  readonly exactly?: readonly string[];
};

/** Which branches an action takes. */
export type Wiring = {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly conditions: ConditionRule;
  /**
   * When NextAction is taken: as the success branch, only for want of a NoMatchingCondition branch, or never
   * (the service wants it all the same).
   */
  readonly next: 'success' | 'no match' | 'never';
};

/** Everything the package knows about one action type, its parameters erased. */
export type ActionKind = {
  readonly type: string;
  /** The older name that flow logs use (`ContactFlowModuleType`). */
  readonly logName: string;
  readonly terminal: boolean;
  readonly flowTypes?: readonly FlowType[];
  readonly check: (parameters: unknown, prefix: readonly PropertyKey[]) => readonly Problem[];
  /** Undefined where it depends on parameters that `check` does not accept. */
  readonly wiring: (parameters: unknown) => Wiring | undefined;
  readonly play: (parameters: unknown, playing: Playing) => Promise<Played>;
  /** What it does, for people: `asks “Your PIN?”`. Call with parameters that `check` accepts. */
  readonly inWords: (parameters: unknown) => string;
};

type Definition<P> = {
  readonly type: string;
  readonly logName: string;
  readonly terminal?: boolean;
  readonly flowTypes?: readonly FlowType[];
  readonly parameters: z.ZodType<P>;
  readonly wiring: Wiring | ((parameters: P) => Wiring);
  readonly play: (parameters: P, playing: Playing) => Promise<Played> | Played;
  readonly inWords: (parameters: P) => string;
};

/** An action type from its typed definition. */
export function defineAction<P>(definition: Definition<P>): ActionKind {
  const { parameters: schema, wiring } = definition;
  return {
    type: definition.type,
    logName: definition.logName,
    terminal: definition.terminal ?? false,
    ...(definition.flowTypes === undefined ? {} : { flowTypes: definition.flowTypes }),
    check: (parameters, prefix) => {
      const parsed = schema.safeParse(parameters, { error: explain });
      return parsed.success ? [] : problemsOf(parsed.error, prefix);
    },
    wiring: (parameters) => {
      if (typeof wiring !== 'function') return wiring;
      const parsed = schema.safeParse(parameters);
      return parsed.success ? wiring(parsed.data) : undefined;
    },
    play: async (parameters, playing) => definition.play(schema.parse(parameters), playing),
    inWords: (parameters) => definition.inWords(schema.parse(parameters)),
  };
}

const noConditions: ConditionRule = { operators: [] };

/** An action that succeeds or fails, with nothing to compare. */
export function plainWiring(required: readonly string[], optional: readonly string[] = []): Wiring {
  return { required, optional, conditions: noConditions, next: 'success' };
}

/** Success, with what it changed. */
export function done(changes: Partial<ContactState> = {}): Played {
  return { outcome: { is: 'done' }, changes };
}

/** The error branch, with the reason for whoever debugs the flow. */
export function failed(warning: string, errorType = 'NoMatchingError'): Played {
  return { outcome: { is: 'error', errorType }, warnings: [warning] };
}
