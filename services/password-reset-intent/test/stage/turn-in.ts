import type { Part } from '@opsline/lex-kit/testing';
import { messages, readBack } from '../../src/messages.ts';
import { details } from './dana.ts';
import { danasSlots, fromPhone, lexEvent } from './event.ts';

export const questions = ['UserID', 'DOB', 'MonthStarted', 'confirmation', 'OneTimePin', 'offered'] as const;

/** What is asked when somebody speaks. */
export type State = 'nothing' | (typeof questions)[number];

const names = new Map<string, string>([
  ...Object.entries(messages).map(([name, { text }]) => [text, name] as const),
  [readBack(details).text, 'readBack'],
]);

/** The names of the messages that were said; what has no name stands as it was said. */
export function namesOf(said: readonly string[]): string {
  return said.map((line) => names.get(line) ?? line).join(' ');
}

/** A turn in a state, with what is known by then; before anything is asked, Lex knows no intent in these words. */
export function turnIn(state: State, text: string, event: object, more: Part = {}) {
  if (state === 'nothing')
    return lexEvent({
      text,
      slots: null,
      intent: { name: 'FallbackIntent', slots: {} },
      event: { ...event },
    });
  const known = Object.entries(danasSlots).slice(0, questions.indexOf(state));
  const attributes = { ...fromPhone, asked: state, ...more };
  return lexEvent({ text, slots: Object.fromEntries(known), attributes, event: { ...event } });
}

export const channels = [
  ['on the phone', {}],
  ['in a chat', { inputMode: 'Text', requestAttributes: { 'x-amz-lex:accept-content-types': 'PlainText' } }],
] as const;
