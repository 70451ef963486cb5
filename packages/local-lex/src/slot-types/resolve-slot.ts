import type { Assumptions } from '../assumptions.ts';
import type { LocaleDefinition, SlotDefinition } from '../definition/bot-definition.ts';
import type { InputMode } from '../session.ts';
import { resolveAlphaNumeric } from './alpha-numeric.ts';
import { today } from './calendar.ts';
import { resolveCustom } from './custom.ts';
import { type DateRules, resolveDate } from './date.ts';
import { resolveNumber } from './number.ts';
import type { Resolution } from './slot-resolution.ts';
import { saidText, wordsOf } from './words.ts';

/** What an utterance means depends on these besides its words. `now` is in epoch milliseconds. */
export type UtteranceFacts = {
  readonly locale: LocaleDefinition;
  readonly inputMode: InputMode;
  readonly now: number;
  readonly assumptions: Assumptions;
};

/** The value in exactly these words, or undefined. */
export function resolveExactly(
  slot: SlotDefinition,
  text: string,
  facts: UtteranceFacts,
): Resolution | undefined {
  return text.trim() === '' ? undefined : resolveType(slot.type, text, facts);
}

function resolveType(type: string, text: string, facts: UtteranceFacts): Resolution | undefined {
  if (type === 'AMAZON.Number') return resolveNumber(text);
  if (type === 'AMAZON.Date') return resolveDate(text, facts.inputMode, dateRules(facts));
  if (type === 'AMAZON.AlphaNumeric') return resolveAlphaNumeric(text, facts.inputMode);
  const custom = facts.locale.slotTypes.find((it) => it.name === type);
  if (custom?.parent) return resolveAlphaNumeric(text, facts.inputMode, custom.pattern);
  return custom && resolveCustom(text, custom);
}

function dateRules(facts: UtteranceFacts): DateRules {
  const { dateOrder, timeZone, twoDigitYearsAhead } = facts.assumptions;
  return {
    today: today(facts.now, timeZone),
    monthFirst: dateOrder === 'locale' ? facts.locale.localeId === 'en_US' : dateOrder === 'month first',
    twoDigitYearsAhead,
  };
}

/** The value in an answer to this slot's question: in exactly these words, else without the words of courtesy. */
export function resolveAnswer(
  slot: SlotDefinition,
  text: string,
  facts: UtteranceFacts,
): Resolution | undefined {
  const whole = resolveExactly(slot, text, facts);
  if (whole && !whole.weak) return whole;
  const part = resolveExactly(slot, bare(text), facts);
  return part && (!part.weak || !whole) ? part : whole;
}

const leading = new Set(
  'it its is was im i am my the a an number id pin date of birth employee please um uh er well for on in at to that thats would be like want born hello hi'.split(
    ' ',
  ),
);
const trailing = new Set(['please', 'thanks', 'thank', 'you', 'um', 'uh']);

/** The answer without the words around it: "it's 42, please" → "42". */
function bare(text: string): string {
  const words = wordsOf(text);
  const first = words.findIndex((word) => !leading.has(word.plain));
  const last = words.findLastIndex((word) => !trailing.has(word.plain));
  return first < 0 ? '' : saidText(words.slice(first, last + 1));
}
