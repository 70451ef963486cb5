import { parsedJson } from '../json.ts';
import type { Turn } from './bot.ts';
import { pinSaid } from './phrases.ts';
import { attribute } from './session-attributes.ts';

/*
 * A reply that takes the conversation to another intent makes Lex call once more in the same turn, with the same words
 * (seen in events that were published). What was so before is kept in a session attribute for that, so that the same words
 * get the same answer, and nothing is done or counted twice.
 */

const restored = [
  attribute.asked,
  attribute.misses,
  attribute.refused,
  attribute.employeeId,
  attribute.jobName,
] as const;

/** In place of what was so before, once the second call has come. */
export const answered = 'answered';

/** What is so now, and what was said. */
export function keptOf({ transcript, heardAs, attributes }: Turn): string {
  const was = Object.fromEntries(restored.map((name) => [name, attributes[name]]));
  return JSON.stringify({ said: markOf(transcript), heardAs, was });
}

/** By what the same words are known again; of a one-time PIN, which was refused then, that is a number up to 96. */
function markOf(transcript: string): string {
  const pin = pinSaid(transcript);
  return pin === undefined ? transcript.slice(0, 64) : `#${Number(pin) % 97}`;
}

/** The turn as it was before it was answered, if it was: then the same is said once more. */
export function asBefore(turn: Turn): Turn | undefined {
  const { before, ...attributes } = turn.attributes;
  if (turn.intent !== 'patchStatusIntent' || before === undefined) return undefined;
  const { said, heardAs, was } = Object(parsedJson(before));
  if (said !== markOf(turn.transcript) || typeof heardAs !== 'string') return undefined;
  const texts = restored.flatMap((name) => {
    const text: unknown = Object(was)[name];
    return typeof text === 'string' ? [[name, text]] : [];
  });
  const others = Object.entries(attributes).filter(([name]) => !restored.some((one) => one === name));
  const all = Object.fromEntries([...others, ...texts, [attribute.before, answered]]);
  return { ...turn, heardAs, attributes: all };
}
