import type { Playing } from '../action-kind.ts';
import { lambdaRetryDelayMs } from '../assumptions.ts';
import { within } from '../clock.ts';

/** AWS quota: how often an erroring function is invoked again within the time limit. */
const mostRetries = 3;

/** AWS quota: Lambda functions in sequence, with nothing heard in between, ms. */
const chainMs = 20_000;

/** A response, or why there is none. */
type Called =
  | { readonly response: unknown; readonly ms: number }
  | { readonly failure: string; readonly ms: number };

/** Invokes a function as Connect does: within the limit, the same event again after an error. */
export async function callLambda(
  arn: string,
  event: unknown,
  limitMs: number,
  playing: Playing,
): Promise<Called> {
  const { clock } = playing.instance;
  const began = clock.now();
  const left = Math.min(limitMs, chainMs - playing.state.lambdaMs);
  if (left <= 0) return { failure: 'Lambda functions in sequence took over 20 s', ms: 0 };
  const attempts = (signal: AbortSignal): Promise<Attempted> =>
    attempt(arn, event, playing, signal, mostRetries);
  const answer = await within(clock, left, attempts);
  const ms = clock.now() - began;
  return answer === 'too late' ? { failure: `no response within ${left} ms`, ms } : { ...answer, ms };
}

type Attempted = { readonly response: unknown } | { readonly failure: string };

async function attempt(
  arn: string,
  event: unknown,
  playing: Playing,
  signal: AbortSignal,
  retries: number,
): Promise<Attempted> {
  try {
    return { response: await deliver(arn, event, playing, signal) };
  } catch (error) {
    // Only the error's name: its message may quote the event.
    const failure = `the function failed (${error instanceof Error ? error.name : 'unknown error'})`;
    if (retries === 0 || signal.aborted) return { failure };
    await playing.instance.clock.sleep(lambdaRetryDelayMs);
    return attempt(arn, event, playing, signal, retries - 1);
  }
}

/** Delivers the event as often as the instance says, as if all answers but the last were lost. */
async function deliver(
  arn: string,
  event: unknown,
  { instance }: Playing,
  signal: AbortSignal,
): Promise<unknown> {
  for (let extra = 1; extra < instance.deliver; extra += 1) {
    await instance.invokeLambda(arn, structuredClone(event), signal);
  }
  return instance.invokeLambda(arn, structuredClone(event), signal);
}
