import { lexError } from '../lex-error.ts';
import { buildEvent, type Proposal } from '../wire/event.ts';
import { type HookResponse, parseHookResponse } from '../wire/response.ts';
import { activeIntent, type Draft, logged, type Turn } from './turn.ts';

/** Most hook calls in a turn; more is a loop between hooks and intents. */
const maxCalls = 10;

/** Largest event (Lex V2 quotas); enforced at the strict level, since Lex does not say what happens beyond. */
const maxEventBytes = 12 * 1024;

export type InvocationSource = 'DialogCodeHook' | 'FulfillmentCodeHook';

/** A hook to call with this event. */
export type HookCall = {
  readonly source: InvocationSource;
  readonly intent: string;
  readonly event: unknown;
};

/** What came of the call. `kind` of a failed function is Lambda's own word. */
export type HookOutcome =
  | { readonly did: 'answer'; readonly response: unknown }
  | { readonly did: 'throw'; readonly kind: 'Handled' | 'Unhandled'; readonly cause: unknown }
  | { readonly did: 'time out'; readonly seconds: number };

/** A usable answer, or why there is none; `error` is thrown where nothing is configured for it. */
export type HookResult =
  | { readonly did: 'answer'; readonly response: HookResponse }
  | { readonly did: 'fail' | 'time out'; readonly error: Error };

function resultOf(turn: Turn, outcome: HookOutcome): HookResult {
  if (outcome.did === 'throw') {
    const message = `Received error response from Lambda: ${outcome.kind}`;
    return { did: 'fail', error: lexError('DependencyFailedException', message, outcome.cause) };
  }
  if (outcome.did === 'time out') {
    const message = `The Lambda function did not answer within ${outcome.seconds} seconds.`;
    return { did: 'time out', error: lexError('DependencyFailedException', message) };
  }
  const parsed = parseHookResponse(outcome.response, {
    level: turn.level,
    locale: turn.world.locale,
  });
  return 'problem' in parsed
    ? { did: 'fail', error: lexError('DependencyFailedException', parsed.problem) }
    : { did: 'answer', response: parsed };
}

/** Asks for one call of the hook and reads its answer. */
export function* callHook(
  turn: Turn,
  draft: Draft,
  source: InvocationSource,
  options: { readonly proposal?: Proposal | undefined; readonly label?: string | undefined },
): Generator<HookCall, { readonly draft: Draft; readonly result: HookResult }, HookOutcome> {
  if (draft.hookCalls >= maxCalls) {
    throw lexError(
      'DependencyFailedException',
      `More than ${maxCalls} Lambda calls in one turn: ${draft.log.join('; ')}`,
    );
  }
  const { state } = activeIntent(turn, draft);
  const event = buildEvent(turn, draft, source, options);
  if (turn.level === 'strict' && Buffer.byteLength(JSON.stringify(event)) > maxEventBytes) {
    throw lexError('DependencyFailedException', 'The event for the Lambda function is larger than 12 KB.');
  }
  const outcome = yield { source, intent: state.name, event };
  const result = resultOf(turn, outcome);
  const answer = result.did === 'answer' ? result.response.action.type : result.did;
  const called = logged(draft, `${source} of ${state.name}: ${answer}`);
  return { draft: { ...called, hookCalls: draft.hookCalls + 1 }, result };
}
