import { admitted, type Counting, type Entry, hasRoom } from '@opsline/attempts';
import { ACCEPTANCE_MS, CONVERSION, LINE_SENDS, PIN_LIFE_MS } from './policy.ts';

// A text message can be judged once its one-time PIN can no longer be typed.
const SETTLED_MS = ACCEPTANCE_MS + PIN_LIFE_MS;

/** What happens on the line: a text message is sent, a one-time PIN is accepted. */
export type Event = 'send' | 'acceptance';

/** How text messages are limited, and for how long the line remembers what happened on it. */
export const LINE: Counting = {
  limits: LINE_SENDS,
  // Whoever judges the oldest that matters must know what came in just before it.
  keepMs: CONVERSION.withinMs + Math.max(...LINE_SENDS.map(({ withinMs }) => withinMs)),
};

const settledBy = (entries: readonly Entry[], now: number): readonly Entry[] =>
  admitted(entries, 'send', LINE_SENDS)
    .filter(({ at }) => now - at >= SETTLED_MS && now - at < CONVERSION.withinMs)
    .slice(-CONVERSION.sends);

const converts = (entries: readonly Entry[], now: number): boolean => {
  const settled = settledBy(entries, now);
  const [oldest] = settled;
  if (oldest === undefined || settled.length < CONVERSION.sends) return true;
  const accepted = entries.filter(({ kind, at }) => kind === 'acceptance' && at >= oldest.at);
  return accepted.length >= CONVERSION.accepted;
};

/** Why the whole line sends nothing now, or undefined: too many a minute, or too few of them used (O9). */
export const lineRefusal = (entries: readonly Entry[], now: number): 'halted' | undefined =>
  hasRoom(entries, 'send', LINE_SENDS, now) && converts(entries, now) ? undefined : 'halted';
