import type { LexReply } from '@opsline/lex-kit';
import { messages } from './messages.ts';
import { attribute } from './session.ts';

/**
 * What is said when a turn could not be carried out: the truth, that it is our fault, and nothing else.
 *
 * Built from as little as can be, since the event may be what is wrong: the intent's name, and the session
 * attributes of others. Slots are dropped. A phone call goes to a person.
 */
export const apology = (event: unknown): LexReply => {
  const state = get(event, 'sessionState');
  return {
    sessionState: {
      dialogAction: { type: 'Close' },
      intent: { name: intentName(state), slots: {}, state: 'Failed' },
      sessionAttributes: { ...attributesOf(get(state, 'sessionAttributes')), [attribute.handOver]: 'yes' },
    },
    messages: [{ contentType: 'PlainText', content: messages.apology.text }],
  };
};

function intentName(state: unknown): string {
  const name = get(get(state, 'intent'), 'name');
  return typeof name === 'string' && name.length <= 100 && /^([0-9a-zA-Z][_-]?)+$/.test(name)
    ? name
    : 'FallbackIntent';
}

function attributesOf(attributes: unknown): Record<string, string> {
  if (typeof attributes !== 'object' || attributes === null) return {};
  const ours: readonly string[] = Object.values(attribute);
  const kept = Object.entries(attributes).filter(
    ([name, value]) => typeof value === 'string' && !ours.includes(name),
  );
  return Buffer.byteLength(JSON.stringify(kept)) < 8 * 1024 ? Object.fromEntries(kept) : {};
}

const get = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
