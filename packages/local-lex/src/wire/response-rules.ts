import { z } from 'zod';
import {
  findIntent,
  findSlot,
  type IntentDefinition,
  type LocaleDefinition,
} from '../definition/bot-definition.ts';
import { strayKey, type WireState, wireAction, wireMessages, wireState } from './schema.ts';
import { unknownName } from './state.ts';

/** What the answer is checked against. */
export type ResponseRules = {
  readonly level: 'lex' | 'strict';
  readonly locale: LocaleDefinition;
};

/** A hook's response as sent. */
export const responseSchema = z.object({
  sessionState: wireState.extend({ dialogAction: wireAction }),
  messages: wireMessages.nullish(),
  requestAttributes: z.record(z.string(), z.string()).nullish(),
});

/** A response of the right shape. */
type WireResponse = z.output<typeof responseSchema>;

/** Lex V2 quotas: the response, and the attributes after base64. */
const maxResponseBytes = 50 * 1024;
const maxAttributeBytes = 12 * 1024;

/** The first thing wrong with a response that has the right shape, beginning with its path. */
export function problemOf(raw: unknown, wire: WireResponse, rules: ResponseRules): string | undefined {
  return (
    tooLarge(raw, wire.sessionState.sessionAttributes) ??
    unknownName(wire.sessionState, rules.locale) ??
    actionProblem(wire, rules) ??
    (rules.level === 'strict' ? strictProblem(raw, wire) : undefined)
  );
}

function tooLarge(raw: unknown, attributes: WireState['sessionAttributes']): string | undefined {
  if (Buffer.byteLength(JSON.stringify(raw)) > maxResponseBytes) return 'the response is larger than 50 KB';
  const encoded = Buffer.from(JSON.stringify(attributes ?? {})).toString('base64');
  return encoded.length > maxAttributeBytes
    ? 'sessionState.sessionAttributes: larger than 12 KB after base64'
    : undefined;
}

/** What each type of dialog action asks of the rest of the response. */
function actionProblem(wire: WireResponse, rules: ResponseRules): string | undefined {
  const { dialogAction, intent } = wire.sessionState;
  const { type } = dialogAction;
  const silent = (wire.messages ?? []).length === 0;
  if (type === 'Delegate') return undefined;
  if (type === 'None') return 'sessionState.dialogAction.type: None is not an answer';
  if (type === 'ElicitIntent') return silent ? 'messages: ElicitIntent needs at least one' : undefined;
  if (!intent) return `sessionState.intent: ${type} needs it`;
  if (type === 'Close') return intent.state ? undefined : 'sessionState.intent.state: Close needs it';
  const definition = findIntent(rules.locale, intent.name);
  return type === 'ElicitSlot'
    ? elicitProblem(definition, dialogAction.slotToElicit)
    : confirmProblem(definition, silent, rules.level === 'strict');
}

function elicitProblem(
  definition: IntentDefinition | undefined,
  slotName: string | null | undefined,
): string | undefined {
  return definition && findSlot(definition, slotName ?? '')
    ? undefined
    : `sessionState.dialogAction.slotToElicit: expected a slot of ${definition?.name ?? 'the intent'}`;
}

/** ConfirmIntent wants words of its own; Lex level lets the active prompt stand in for them. */
function confirmProblem(
  definition: IntentDefinition | undefined,
  silent: boolean,
  strict: boolean,
): string | undefined {
  if (strict && !definition?.confirmation?.active) {
    return 'sessionState.dialogAction.type: the confirmation of this intent is not active';
  }
  return silent && (strict || !definition?.confirmation)
    ? 'messages: ConfirmIntent needs at least one'
    : undefined;
}

function strictProblem(raw: unknown, wire: WireResponse): string | undefined {
  const stray = strayKey(raw, wire);
  if (stray !== undefined) return `${stray}: unknown property`;
  if (!wire.sessionState.sessionAttributes)
    return 'sessionState.sessionAttributes: expected a map (carry the event’s forward)';
  const { intent, dialogAction } = wire.sessionState;
  return dialogAction.type !== 'Delegate' && intent?.state === 'ReadyForFulfillment'
    ? 'sessionState.intent.state: only Delegate may answer ReadyForFulfillment'
    : undefined;
}
