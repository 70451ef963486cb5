import type { Assumptions } from './assumptions.ts';
import type { CallerPort } from './caller/caller.ts';
import type { Clock } from './clock.ts';
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
export type Queue = {
  readonly name: string;
  /** Id of its hours of operation. */
  readonly hours?: string;
  /** Whether it takes no further contact now. */
  readonly full?: () => boolean;
};

/** Whether the hours of operation are open at an instant (epoch ms). */
export type Hours = (atMs: number) => boolean;

/** The error an action ends with instead of being played, or undefined: for faults that nothing outside can provoke. */
export type Fails = (flowArn: string, identifier: string) => string | undefined;

/** Everything outside a contact. Flows, queues and hours are keyed by ARN or id. */
export type World = {
  readonly flows: Readonly<Record<string, Flow>>;
  readonly queues: Readonly<Record<string, Queue>>;
  readonly hours: Readonly<Record<string, Hours>>;
  readonly invokeLambda: InvokeLambda;
  readonly lex?: LexPort;
  readonly clock: Clock;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
  readonly newId: () => string;
  /** How often each Lambda event is delivered. */
  readonly deliver: number;
  readonly fails: Fails;
  readonly assumptions: Assumptions;
  readonly caller: CallerPort;
};

/** Finds what a flow names by ARN where the world keys it by id, or the reverse. */
export function findByArn<T>(
  things: Readonly<Record<string, T>>,
  name: string,
): readonly [string, T] | undefined {
  const id = name.slice(name.lastIndexOf('/') + 1);
  return (
    Object.entries(things).find(([key]) => key === name) ??
    Object.entries(things).find(([key]) => key.slice(key.lastIndexOf('/') + 1) === id)
  );
}
