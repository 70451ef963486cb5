import {
  findIntent,
  type IntentDefinition,
  type LocaleDefinition,
  type Message,
} from '../definition/bot-definition.ts';
import { hookFirst } from '../dialog/follow.ts';
import { speak } from '../dialog/say.ts';
import type { DialogStep } from '../dialog/turn.ts';
import { lexError } from '../lex-error.ts';
import type { IntentState, Session } from '../session.ts';
import { type PlayedTurn, playStep, type TurnRequest, type TurnSettings } from './play-turn.ts';

/**
 * Plays PutSession.
 *
 * @throws LexError where Lex refuses the request or fails the turn
 */
export function playPut(
  settings: TurnSettings,
  request: TurnRequest,
  messages: readonly Message[] | undefined,
): Promise<PlayedTurn> {
  const step = firstStep(settings.locale, request.session, messages);
  return playStep(settings, request, step, (draft) =>
    step.at === 'wait' ? speak(draft, messages ?? []) : draft,
  );
}

/**
 * The step with which PutSession goes on (Lex V2 Developer Guide, "Managing sessions"): `Delegate` starts or resumes the
 * intent, `ElicitSlot` and `ConfirmIntent` ask, `Close` with `ReadyForFulfillment` tries the fulfilment again, the rest
 * only sets the state.
 */
function firstStep(
  locale: LocaleDefinition,
  { dialogAction: action, intent }: Session,
  messages: readonly Message[] | undefined,
): DialogStep {
  if (!action || action.type === 'None' || action.type === 'ElicitIntent') return { at: 'wait' };
  const definition = findIntent(locale, intent?.name ?? '');
  if (!intent || !definition) {
    throw lexError('ValidationException', `sessionState.intent: expected with dialogAction ${action.type}`);
  }
  if (action.type === 'ElicitSlot') return { at: 'elicit', slot: action.slotToElicit, attempt: 0, messages };
  if (action.type === 'ConfirmIntent') return { at: 'confirm', attempt: 0, messages };
  const again = intent.state === 'ReadyForFulfillment';
  if (action.type === 'Close' && !again) return { at: 'wait' };
  if (messages && messages.length > 0) {
    throw lexError('ValidationException', 'messages: not supported where the intent goes on by itself');
  }
  return again ? { at: 'fulfil' } : resumed(definition, intent);
}

/** An intent with a value already is resumed, any other begins. */
function resumed(definition: IntentDefinition, intent: IntentState): DialogStep {
  const begun = Object.values(intent.slots).some((slot) => slot !== null);
  return begun ? hookFirst(definition, { at: 'next' }) : { at: 'start' };
}
