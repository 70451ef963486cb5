import type { Assumptions } from '../assumptions.ts';
import type { LocaleDefinition, SlotDefinition } from '../definition/bot-definition.ts';
import type { InputMode } from '../session.ts';
import { resolveAlphaNumeric } from './alpha-numeric.ts';
import { today } from './calendar.ts';
import { resolveConfirmation } from './confirmation.ts';
import { resolveCustom } from './custom.ts';
import { type DateRules, resolveDate } from './date.ts';
import { resolveNumber } from './number.ts';
import { letThrough, type Resolution } from './slot-resolution.ts';
import { saidText, wordsOf } from './words.ts';

/** What resolving a slot depends on besides the words. `now` is in epoch milliseconds. */
export type SlotWorld = {
  readonly locale: LocaleDefinition;
  readonly inputMode: InputMode;
  readonly now: number;
  readonly assumptions: Assumptions;
};

function dateRules(world: SlotWorld): DateRules {
  const { dateOrder, timeZone, twoDigitYearsAhead, keyedDates } = world.assumptions;
  return {
    today: today(world.now, timeZone),
    monthFirst: dateOrder === 'locale' ? world.locale.localeId === 'en_US' : dateOrder === 'month first',
    twoDigitYearsAhead,
    keyed: keyedDates,
  };
}

function resolveType(type: string, text: string, world: SlotWorld): Resolution | undefined {
  const keepCase = world.assumptions.alphaNumericCase === 'as said';
  if (type === 'AMAZON.Number') return resolveNumber(text);
  if (type === 'AMAZON.Date') return resolveDate(text, world.inputMode, dateRules(world));
  if (type === 'AMAZON.Confirmation') return resolveConfirmation(text);
  if (type === 'AMAZON.FreeFormInput') return letThrough(text, text, [text]);
  if (type === 'AMAZON.AlphaNumeric') return resolveAlphaNumeric(text, world.inputMode, undefined, keepCase);
  const custom = world.locale.slotTypes.find((it) => it.name === type);
  if (custom?.parent) return resolveAlphaNumeric(text, world.inputMode, custom.pattern, keepCase);
  return custom && resolveCustom(text, custom);
}

/** The value in exactly these words, or undefined. */
export function resolveExactly(slot: SlotDefinition, text: string, world: SlotWorld): Resolution | undefined {
  return text.trim() === '' ? undefined : resolveType(slot.type, text, world);
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

/** The value in an answer to this slot's question: in exactly these words, else without the words of courtesy. */
export function resolveAnswer(slot: SlotDefinition, text: string, world: SlotWorld): Resolution | undefined {
  const whole = resolveExactly(slot, text, world);
  if ((whole && !whole.weak) || slot.type === 'AMAZON.FreeFormInput') return whole;
  const part = resolveExactly(slot, bare(text), world);
  return part && (!part.weak || !whole) ? part : whole;
}
