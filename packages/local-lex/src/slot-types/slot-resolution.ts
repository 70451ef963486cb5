import type { SlotValue } from '../session.ts';

/** What a slot type makes of some words. `weak` fits, but so would anything else (unseen text, free text). */
export type Resolution = { readonly slot: SlotValue; readonly weak: boolean };

/** A value that the type recognised. */
export function recognised(original: string, interpreted: string, resolved: readonly string[]): Resolution {
  return {
    slot: {
      shape: 'Scalar',
      value: { originalValue: original, interpretedValue: interpreted, resolvedValues: resolved },
    },
    weak: false,
  };
}

/** A value that the type merely lets through. */
export function letThrough(original: string, interpreted: string, resolved: readonly string[]): Resolution {
  return { ...recognised(original, interpreted, resolved), weak: true };
}
