import { leaveRoom } from './limits.ts';
import type { LexReply } from './reply.ts';
import type { Sentence } from './sentence.ts';

/**
 * The reply to a turn that could not be carried out: one sentence, and the intent fails.
 *
 * It is built from as little as can be, since the event may be what is wrong: the intent's name, and the session
 * attributes, so that the person can go on where they were. Slots are dropped.
 *
 * @param event what Lambda was given, unchecked, whatever it is
 * @param says the truth, and nothing else
 * @param attributes session attributes to set, or to remove with null
 */
export function apology(
  event: unknown,
  says: Sentence,
  attributes: Readonly<Record<string, string | null>> = {},
): LexReply {
  const state = get(event, 'sessionState');
  const changed = { ...attributesOf(get(state, 'sessionAttributes')), ...attributes };
  return {
    sessionState: {
      dialogAction: { type: 'Close' },
      intent: { name: intentName(state), slots: {}, state: 'Failed' },
      sessionAttributes: Object.fromEntries(
        Object.entries(changed).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
      ),
    },
    messages: [{ contentType: 'PlainText', content: says.text }],
  };
}

function intentName(state: unknown): string {
  const name = get(get(state, 'intent'), 'name');
  return typeof name === 'string' && name.length <= 100 && /^([0-9a-zA-Z][_-]?)+$/.test(name)
    ? name
    : 'FallbackIntent';
}

function attributesOf(attributes: unknown): Record<string, string> {
  if (typeof attributes !== 'object' || attributes === null) return {};
  const strings = Object.entries(attributes).filter(([, value]) => typeof value === 'string');
  const kept = Object.fromEntries(strings);
  return leaveRoom(kept) ? kept : {};
}

function get(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}
