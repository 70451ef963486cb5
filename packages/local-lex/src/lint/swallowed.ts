import { assumptions } from '../assumptions.ts';
import type { LocaleDefinition, SlotDefinition, SlotTypeDefinition } from '../definition/bot-definition.ts';
import { resolveExactly } from '../slot-types/resolve-slot.ts';
import { plain } from '../slot-types/words.ts';
import type { Finding } from './finding.ts';
import type { PlacedUtterance } from './placed-utterances.ts';

/**
 * Slots that take the words of other intents for their value. One that takes any words is told once: which of the two Lex
 * hears is not documented, so the function has to know both.
 */
export function swallowed(
  locale: LocaleDefinition,
  utterances: readonly PlacedUtterance[],
  at: string,
): readonly Finding[] {
  return locale.intents.flatMap((intent, index) => {
    const others = utterances.filter((it) => it.intent !== intent && !it.utterance.includes('{'));
    return intent.slots.flatMap((slot, nth): readonly Finding[] => {
      const taken = others.filter(({ utterance }) => takes(slot, utterance, locale));
      if (!takesAnything(slot, locale)) return taken.map((it) => taker(it, slot));
      const path = `${at}.Intents[${index}].Slots[${nth}].SlotTypeName`;
      const message = `${slot.name} takes any words, so those of ${others.length} utterances of other intents too`;
      return others.length > 0 ? [{ rule: 'swallowed', of: slot.name, path, message }] : [];
    });
  });
}

function taker({ utterance, path }: PlacedUtterance, slot: SlotDefinition): Finding {
  return {
    rule: 'swallowed',
    of: utterance,
    path,
    message: `"${utterance}" is a value of slot ${slot.name}`,
  };
}

function customType({ slotTypes }: LocaleDefinition, name: string): SlotTypeDefinition | undefined {
  return slotTypes.find((type) => type.name === name);
}

function takesAnything({ type }: SlotDefinition, locale: LocaleDefinition): boolean {
  const custom = customType(locale, type);
  if (custom) return custom.pattern === undefined && !custom.topResolution;
  return type === 'AMAZON.AlphaNumeric';
}

/** By its pattern or its built-in type; the values of a type are looked at by themselves. */
function takes(slot: SlotDefinition, utterance: string, locale: LocaleDefinition): boolean {
  if (customType(locale, slot.type)?.parent === undefined && !slot.type.startsWith('AMAZON.')) return false;
  return (
    resolveExactly(slot, utterance, { locale, inputMode: 'Speech', now: 0, assumptions })?.weak === false
  );
}

/** Values and synonyms of slot types that are an utterance of an intent without such a slot. */
export function commandValues(
  locale: LocaleDefinition,
  utterances: readonly PlacedUtterance[],
  at: string,
): readonly Finding[] {
  return locale.slotTypes.flatMap((type, index) => {
    const commands = utterances.filter(({ intent }) => !intent.slots.some((slot) => slot.type === type.name));
    return placedValues(type, `${at}.SlotTypes[${index}]`).flatMap(({ value, path }): readonly Finding[] => {
      const same = commands.find(({ utterance }) => plain(utterance) === plain(value));
      if (!same) return [];
      const message = `"${value}" is an utterance of ${same.intent.name}`;
      return [{ rule: 'value is a command', of: value, path, message }];
    });
  });
}

function placedValues({ values }: SlotTypeDefinition, at: string) {
  return values.flatMap(({ value, synonyms }, index) => {
    const path = `${at}.SlotTypeValues[${index}]`;
    return [
      { value, path: `${path}.SampleValue.Value` },
      ...synonyms.map((synonym, nth) => ({ value: synonym, path: `${path}.Synonyms[${nth}].Value` })),
    ];
  });
}
