import { setTimeout as sleep } from 'node:timers/promises';
import { FunctionFailed } from '@opsline/local-kit/invoke';

/** The bot's function: an event in, its answer out; a rejection is a function that threw. */
export type Hook = (event: unknown) => Promise<unknown>;

/** Resolves after some milliseconds, unless the signal is aborted before. */
export type Timer = (ms: number, signal: AbortSignal) => Promise<unknown>;

/** The timer of the machine; it keeps no process alive. */
export const systemTimer: Timer = (ms, signal) => sleep(ms, undefined, { signal, ref: false });

/** Time a hook has (Lex V2 quotas; adjustable there, fixed here). */
const hookSeconds = 30;

/** What came of a call. `kind` of a failed function is Lambda's own word. */
type HookOutcome =
  | { readonly did: 'answer'; readonly response: unknown }
  | { readonly did: 'throw'; readonly kind: 'Handled' | 'Unhandled'; readonly cause: unknown }
  | { readonly did: 'time out'; readonly seconds: number };

/** How hooks are called. */
export type HookRunner = { readonly hook: Hook; readonly timer: Timer };

/** Calls the hook for a turn and tells what came of it; the event is a copy, as it is in Lambda. */
export async function runHook({ hook, timer }: HookRunner, event: unknown): Promise<HookOutcome> {
  const done = new AbortController();
  const late = timer(hookSeconds * 1000, done.signal).then(
    (): HookOutcome => ({ did: 'time out', seconds: hookSeconds }),
    () => new Promise<never>(() => undefined),
  );
  const answered = Promise.resolve(throughJson(event))
    .then(hook)
    .then(throughJson)
    .then(
      (response): HookOutcome => ({ did: 'answer', response }),
      (cause: unknown): HookOutcome => ({
        did: 'throw',
        kind: cause instanceof FunctionFailed ? cause.kind : 'Unhandled',
        cause,
      }),
    );
  try {
    return await Promise.race([answered, late]);
  } finally {
    done.abort();
  }
}

/** What Lambda hands over is JSON; an answer that JSON cannot carry fails the function, as it does there. */
function throughJson(answer: unknown): unknown {
  const parsed: unknown = JSON.parse(JSON.stringify(answer ?? null));
  return parsed;
}
