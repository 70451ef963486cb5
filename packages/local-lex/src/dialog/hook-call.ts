import type { Message } from '../definition/bot-definition.ts';
import { lexError } from '../lex-error.ts';
import type { DialogAction, IntentState, TextMap } from '../session.ts';
import { activeIntent, type Draft, logged, type Turn } from './turn.ts';

/** Most hook calls in a turn; more is a loop between hooks and intents. */
const maxCalls = 10;

/** The question that would come next, and how often it was asked before. */
export type Proposal = { readonly slot: string; readonly attempt: number };

/** A call of the bot's function, and what its event is made of. */
export type HookCall = {
  readonly source: 'DialogCodeHook' | 'FulfillmentCodeHook';
  readonly draft: Draft;
  readonly proposal?: Proposal | undefined;
  readonly label?: string | undefined;
};

/** What a hook answered, checked; a part that is undefined was left out and keeps its value. */
export type HookResponse = {
  readonly action: DialogAction;
  readonly intent?: HookIntent | undefined;
  readonly attributes?: TextMap | undefined;
  readonly messages: readonly Message[];
  readonly requestAttributes?: TextMap | undefined;
};

/** The intent that a hook named, with what it set of it. */
export type HookIntent = { readonly name: string } & Partial<Omit<IntentState, 'name'>>;

/** A usable answer, or why there is none; `error` is thrown where nothing is configured for it. */
export type HookResult =
  | { readonly did: 'answer'; readonly response: HookResponse }
  | { readonly did: 'fail' | 'time out'; readonly error: Error };

/**
 * Asks for one call of the hook.
 *
 * @throws LexError after ten calls in one turn
 */
export function* callHook(
  turn: Turn,
  draft: Draft,
  call: Omit<HookCall, 'draft'>,
): Generator<HookCall, { readonly draft: Draft; readonly result: HookResult }, HookResult> {
  if (draft.hookCalls >= maxCalls) {
    throw lexError(
      'DependencyFailedException',
      `More than ${maxCalls} Lambda calls in one turn: ${draft.log.join('; ')}`,
    );
  }
  const { state } = activeIntent(turn, draft);
  const result = yield { ...call, draft };
  const answer = result.did === 'answer' ? result.response.action.type : result.did;
  const called = logged(draft, `${call.source} of ${state.name}: ${answer}`);
  return { draft: { ...called, hookCalls: draft.hookCalls + 1 }, result };
}
