import type { Turn } from '../action-kind.ts';
import { within } from '../clock.ts';

/** AWS quota: how often an erroring function is invoked again within the time limit. */
const mostRetries = 3;

/** AWS quota: Lambda functions in sequence, with nothing heard in between, ms. */
const chainMs = 20_000;

/** A response, or why there is none. */
export type Called =
  | { readonly response: unknown; readonly ms: number }
  | { readonly failure: string; readonly ms: number };

/** Invokes a function as Connect does: within the limit, the same event again after an error. */
export async function callLambda(arn: string, event: unknown, limitMs: number, turn: Turn): Promise<Called> {
  const { clock } = turn.world;
  const began = clock.now();
  const left = Math.min(limitMs, chainMs - turn.state.lambdaMs);
  if (left <= 0) return { failure: 'Lambda functions in sequence took over 20 s', ms: 0 };
  const attempts = (signal: AbortSignal): Promise<Attempted> =>
    attempt(arn, event, turn, signal, mostRetries);
  const answer = await within(clock, left, attempts);
  const ms = clock.now() - began;
  return answer === 'too late' ? { failure: `no response within ${left} ms`, ms } : { ...answer, ms };
}

type Attempted = { readonly response: unknown } | { readonly failure: string };

async function attempt(
  arn: string,
  event: unknown,
  turn: Turn,
  signal: AbortSignal,
  retries: number,
): Promise<Attempted> {
  try {
    return { response: await deliver(arn, event, turn, signal) };
  } catch (error) {
    // Only the error's name: its message may quote the event.
    const failure = `the function failed (${error instanceof Error ? error.name : 'unknown error'})`;
    if (retries === 0 || signal.aborted) return { failure };
    await turn.world.clock.sleep(turn.world.assumptions.lambdaRetryDelayMs);
    return attempt(arn, event, turn, signal, retries - 1);
  }
}

/** Delivers the event as often as the world says, as if all answers but the last were lost. */
async function deliver(arn: string, event: unknown, { world }: Turn, signal: AbortSignal): Promise<unknown> {
  for (let extra = 1; extra < world.deliver; extra += 1) {
    await world.invokeLambda(arn, structuredClone(event), signal);
  }
  return world.invokeLambda(arn, structuredClone(event), signal);
}
