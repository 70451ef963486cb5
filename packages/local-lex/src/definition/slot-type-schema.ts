import { z } from 'zod';
import type { SlotTypeDefinition } from './bot-definition.ts';
import { name, text, withoutEffect } from './template-scalars.ts';

const value = z.strictObject({ Value: text(1, 140) }).transform((it) => it.Value);

/** Lex refuses `*`, `+`, `.` and an open `{m,}` in a slot type's regular expression. */
const lexPattern = text(1, 300)
  .refine(
    (it) => !/[*+.]|\{\d+,\}/.test(it.replaceAll(/\\./g, '')),
    'expected a pattern without * + . and {m,}',
  )
  .refine(compiles, 'expected a regular expression');

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** Names of built-in slot types that Lex gives to no other (Lex V2 Developer Guide). */
const reserved = ['Confirmation', 'Date', 'Number'];

/** One of `SlotTypes[]`. */
export const slotType = z
  .strictObject({
    Name: name.refine((it) => !reserved.includes(it), 'Lex keeps this name for a slot type of its own'),
    Description: withoutEffect.optional(),
    ParentSlotTypeSignature: z
      .literal('AMAZON.AlphaNumeric', { error: 'only AMAZON.AlphaNumeric is supported as a parent' })
      .optional(),
    SlotTypeValues: z
      .array(
        z.strictObject({
          SampleValue: value,
          Synonyms: z.array(value).max(10_000, 'expected at most 10000 synonyms').optional(),
        }),
      )
      .max(10_000, 'expected at most 10000 values')
      .optional(),
    ValueSelectionSetting: z
      .strictObject({
        ResolutionStrategy: z.enum(['ORIGINAL_VALUE', 'TOP_RESOLUTION'], {
          error: 'expected ORIGINAL_VALUE or TOP_RESOLUTION',
        }),
        RegexFilter: z.strictObject({ Pattern: lexPattern }).optional(),
        AdvancedRecognitionSetting: withoutEffect.optional(),
      })
      .optional(),
  })
  .refine((it) => !it.ValueSelectionSetting?.RegexFilter || it.ParentSlotTypeSignature, {
    path: ['ValueSelectionSetting', 'RegexFilter'],
    message: 'needs ParentSlotTypeSignature: AMAZON.AlphaNumeric',
  })
  .refine((it) => !it.ParentSlotTypeSignature || (it.SlotTypeValues ?? []).length === 0, {
    path: ['SlotTypeValues'],
    message: 'not supported beside ParentSlotTypeSignature',
  })
  .refine((it) => it.ParentSlotTypeSignature || (it.SlotTypeValues ?? []).length > 0, {
    path: ['SlotTypeValues'],
    message: 'expected at least one value',
  })
  .transform(
    (it): SlotTypeDefinition => ({
      name: it.Name,
      parent: it.ParentSlotTypeSignature,
      values: (it.SlotTypeValues ?? []).map((entry) => ({
        value: entry.SampleValue,
        synonyms: entry.Synonyms ?? [],
      })),
      topResolution: it.ValueSelectionSetting?.ResolutionStrategy === 'TOP_RESOLUTION',
      pattern: it.ValueSelectionSetting?.RegexFilter?.Pattern,
    }),
  );
