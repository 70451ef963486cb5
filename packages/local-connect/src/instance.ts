import type { Clock } from '@opsline/local-kit/clock';
import type { Assumptions } from './assumptions.ts';
import type { Visited } from './contact.ts';
import type { Flow } from './flow/flow.ts';

/**
 * Invokes a Lambda function with a contact event and resolves to its response. Rejects when the function
 * fails, throttles or cannot be reached. The signal aborts when Connect stops waiting.
 */
export type InvokeLambda = (functionArn: string, event: unknown, signal: AbortSignal) => Promise<unknown>;

/** The input of RecognizeText [Lex runtime V2 API]. */
export type RecognizeTextInput = {
  readonly botId: string;
  readonly botAliasId: string;
  readonly localeId: string;
  readonly sessionId: string;
  readonly text: string;
  readonly sessionState?: { readonly sessionAttributes: Record<string, string> };
  readonly requestAttributes: Record<string, string>;
};

/** How the caller answered the bot; text calls of the Lex runtime cannot say so, hence beside the input. */
export type RecognizeOptions = {
  readonly inputMode: 'Text' | 'Speech' | 'DTMF';
};

/** The Lex runtime: an SDK client behind one function, or a stand-in. Rejects as the runtime does. */
export type LexPort = {
  readonly recognizeText: (input: RecognizeTextInput, options: RecognizeOptions) => Promise<unknown>;
};

/** A queue of the instance. */
type Queue = {
  readonly name: string;
  /** Whether it takes no further contact now. */
  readonly full?: () => boolean;
};

/** The Connect instance that contacts are played on. */
export type Instance = {
  readonly instanceArn: string;
  /** Checked flows by ARN. */
  readonly flows: Readonly<Record<string, Flow>>;
  /** By id or ARN. */
  readonly queues: Readonly<Record<string, Queue>>;
  readonly invokeLambda: InvokeLambda;
  /** Without it every bot is unreachable. */
  readonly lex?: LexPort;
  /** The wall clock by default; `virtualClock` of `./testing` for tests. */
  readonly clock: Clock;
  /** Contact ids and request ids; UUIDs by default. */
  readonly newId: () => string;
  /** Called after every action, for a trace; gets nothing that was said or typed. */
  readonly onBlock: (contactId: string, visited: Visited) => void;
  /** Delivers every Lambda event so many times (default 1), the last answer counting: proves idempotence. */
  readonly deliver: number;
  /** The ErrorType an action ends with instead of being played: for tests of branches nothing else reaches. */
  readonly fails: (flowArn: string, identifier: string) => string | undefined;
  readonly assumptions: Assumptions;
};

/** Finds what a flow names by ARN where the instance keys it by id, or the reverse. Two ARNs must be the same. */
export function findByArn<T>(
  things: Readonly<Record<string, T>>,
  name: string,
): readonly [string, T] | undefined {
  return Object.entries(things).find(([key]) => sameResource(key, name));
}

/** Whether two names, ARNs or bare ids, are of one resource. */
export function sameResource(one: string, other: string): boolean {
  return one === other || isIdOf(one, other) || isIdOf(other, one);
}

function isIdOf(id: string, arn: string): boolean {
  return id !== '' && !id.includes('/') && arn.endsWith(`/${id}`);
}
