import type { ContactEnd } from '../action-kind.ts';
import type { Texts } from '../contact-state.ts';
import type { Branch } from './branch.ts';

/** One action that a contact went through, and the way it left it. Holds nothing of what was said or typed. */
export type Visited = {
  readonly flowArn: string;
  readonly identifier: string;
  readonly type: string;
  readonly branch: Branch;
  /** The branch in words: `NextAction`, `NoMatchingError`, `Equals "1"`, `transfer`, `end`. */
  readonly took: string;
  /** When the action began, epoch ms, and how long it took. */
  readonly at: number;
  readonly ms: number;
};

/** An entry of the flow log, in the shape of the log group `/aws/connect/<instance>`. */
export type LogEntry = {
  readonly ContactId: string;
  readonly ContactFlowId: string;
  /** The action's older name, such as `PlayPrompt`. */
  readonly ContactFlowModuleType: string;
  readonly Identifier: string;
  /** ISO 8601, UTC. */
  readonly Timestamp: string;
  readonly Parameters?: unknown;
  readonly Results?: unknown;
  readonly ExternalResults?: unknown;
};

/** A contact that is over. */
export type Contact = {
  readonly contactId: string;
  readonly path: readonly Visited[];
  readonly attributes: Texts;
  readonly outcome: ContactEnd;
  /** Written only while the flow had its logging enabled. */
  readonly flowLog: readonly LogEntry[];
  /** What Connect passes over in silence: `askPin: $.Attributes.x in the prompt leads nowhere`. */
  readonly warnings: readonly string[];
};
