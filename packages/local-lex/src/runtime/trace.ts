import { findIntent } from '../definition/bot-definition.ts';
import type { Draft, Turn } from '../dialog/turn.ts';
import type { InputMode, Session, SlotValue } from '../session.ts';
import type { PlayedTurn } from './play-turn.ts';

/** One turn for a developer's eyes. Values of obfuscated slots are written as `{SlotName}`. */
export type TurnTrace = {
  readonly sessionId: string;
  readonly inputMode: InputMode;
  readonly transcript: string;
  /** The sample utterance that was nearest, and why it was taken or was not. */
  readonly nearest: string;
  readonly intent?: string | undefined;
  readonly state?: string | undefined;
  readonly slots: Readonly<Record<string, string | null>>;
  readonly waitsFor: string;
  readonly messages: readonly string[];
  readonly steps: readonly string[];
};

type Secret = { readonly slot: string; readonly texts: readonly string[] };

/** Writes down a turn that was played in a session. */
export function traceOf(
  sessionId: string,
  { dialogAction }: Session,
  { turn, draft, nearest }: PlayedTurn,
): TurnTrace {
  const asked = dialogAction?.type === 'ElicitSlot' ? dialogAction.slotToElicit : undefined;
  const secrets = secretsOf(turn, draft, asked);
  const definition = findIntent(turn.facts.locale, draft.intent?.name ?? '');
  const action = draft.dialogAction;
  return {
    sessionId,
    inputMode: turn.facts.inputMode,
    transcript: masked(turn.text, secrets),
    nearest,
    intent: draft.intent?.name,
    state: draft.intent?.state,
    slots: Object.fromEntries(
      (definition?.slots ?? []).map((slot) => {
        const value = draft.intent?.slots[slot.name]?.value.interpretedValue;
        return [slot.name, value === undefined ? null : masked(value, secrets)];
      }),
    ),
    waitsFor: action?.type === 'ElicitSlot' ? `ElicitSlot ${action.slotToElicit}` : (action?.type ?? 'None'),
    messages: draft.messages.map(({ content }) => masked(content, secrets)),
    steps: draft.log,
  };
}

/** The obfuscated slots' values; where such a slot was asked for and not understood, everything that was heard. */
function secretsOf(turn: Turn, draft: Draft, asked: string | undefined): readonly Secret[] {
  const names = obfuscatedSlots(turn);
  const missed =
    asked !== undefined && names.has(asked) && !(asked in turn.recognised.slots) ? asked : undefined;
  const heard = Object.entries(turn.recognised.slots).map(([slot, value]) => ({
    slot: missed ?? slot,
    texts: textsOf(value),
  }));
  const kept = Object.entries(draft.intent?.slots ?? {}).flatMap(([slot, value]) =>
    value ? [{ slot, texts: textsOf(value) }] : [],
  );
  const whole = missed !== undefined ? [{ slot: missed, texts: [turn.text] }] : [];
  return [...whole, ...[...heard, ...kept].filter((it) => names.has(it.slot))];
}

function obfuscatedSlots(turn: Turn): ReadonlySet<string> {
  return new Set(
    turn.facts.locale.intents.flatMap((intent) =>
      intent.slots.filter((it) => it.obfuscated).map((it) => it.name),
    ),
  );
}

function textsOf(value: SlotValue): readonly string[] {
  return [value.value.originalValue ?? '', value.value.interpretedValue].filter((text) => text !== '');
}

function masked(text: string, secrets: readonly Secret[]): string {
  return secrets.reduce(
    (line, secret) => secret.texts.reduce((rest, value) => rest.replaceAll(value, `{${secret.slot}}`), line),
    text,
  );
}
