import type { Assumptions } from '../assumptions.ts';
import type { LocaleDefinition } from '../definition/bot-definition.ts';
import type { HookCall, HookResult } from '../dialog/hook-call.ts';
import { nearestOf } from '../dialog/nearest.ts';
import { play } from '../dialog/play.ts';
import type { Draft, Turn } from '../dialog/turn.ts';
import { type Assist, understand } from '../dialog/understand.ts';
import { lexError } from '../lex-error.ts';
import type { InputMode, Session, TextMap } from '../session.ts';
import { buildEvent, type Conversation } from '../wire/event.ts';
import { parseHookResponse } from '../wire/response.ts';
import { type HookRunner, runHook } from './hook.ts';

/** What stays the same in every turn of a runtime. */
export type TurnSettings = {
  readonly locale: LocaleDefinition;
  readonly assumptions: Assumptions;
  readonly hooks: HookRunner;
  readonly level: 'lex' | 'strict';
  readonly seed: string;
  readonly assist?: Assist | undefined;
};

/** What one request brings: the session it is for, and how the words came in. */
export type TurnRequest = Conversation & {
  readonly session: Session;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly inputMode: InputMode;
  readonly requestAttributes: TextMap;
};

/** A turn at its end: what it did, and the session as it leaves it. */
export type PlayedTurn = {
  readonly turn: Turn;
  readonly draft: Draft;
  readonly session: Session;
  /** Which sample utterance was nearest, and what became of it. */
  readonly nearest: string;
};

/** Largest event (Lex V2 quotas); enforced at the strict level, since Lex does not say what happens beyond. */
const maxEventBytes = 12 * 1024;

const intentSwitch = 'x-amz-lex:intent-switch';

/**
 * Plays what a caller said.
 *
 * @throws LexError where Lex fails the turn
 */
export async function playTurn(
  settings: TurnSettings,
  request: TurnRequest,
  text: string,
): Promise<PlayedTurn> {
  const { locale, assumptions } = settings;
  const { session, requestAttributes, inputMode, now, sessionId } = request;
  const facts = { locale, assumptions, inputMode, now };
  const maySwitch = requestAttributes[intentSwitch]?.toUpperCase() !== 'DISABLE';
  const assist = locale.assistedNlu ? settings.assist : undefined;
  const utterance = { session, text, maySwitch, facts, assist };
  const understood = understand(utterance);
  const { intent, step, recognised } = understood;
  const turn = { facts, text, recognised, seed: `${settings.seed}|${sessionId}|${session.turns}` };
  const begun = { ...session, intent, requestAttributes, messages: [], hookCalls: 0, log: [] };
  const dialog = play(turn, begun, step);
  let next = dialog.next();
  while (!next.done) next = dialog.next(await hookResult(settings, request, turn, next.value));
  return {
    turn,
    draft: next.value,
    session: sessionAfter(request, next.value),
    nearest: nearestOf(utterance, understood),
  };
}

/** Calls the hook and reads its answer. */
async function hookResult(
  { hooks, level, locale }: TurnSettings,
  request: TurnRequest,
  turn: Turn,
  call: HookCall,
): Promise<HookResult> {
  const event = buildEvent(request, turn, call);
  if (level === 'strict' && Buffer.byteLength(JSON.stringify(event)) > maxEventBytes) {
    throw lexError('DependencyFailedException', 'The event for the Lambda function is larger than 12 KB.');
  }
  const outcome = await runHook(hooks, event);
  if (outcome.did === 'throw') {
    const message = `Received error response from Lambda: ${outcome.kind}`;
    return { did: 'fail', error: lexError('DependencyFailedException', message, outcome.cause) };
  }
  if (outcome.did === 'time out') {
    const message = `The Lambda function did not answer within ${outcome.seconds} seconds.`;
    return { did: 'time out', error: lexError('DependencyFailedException', message) };
  }
  const parsed = parseHookResponse(outcome.response, { level, locale });
  return 'problem' in parsed
    ? { did: 'fail', error: lexError('DependencyFailedException', parsed.problem) }
    : { did: 'answer', response: parsed };
}

function sessionAfter({ session, now }: TurnRequest, draft: Draft): Session {
  const { requestAttributes, hookCalls, log, ...left } = draft;
  return { ...left, turns: session.turns + 1, lastUsed: now };
}
