import type { LexSlot } from './event-schema.ts';

/** A slot that holds a value, or none. */
export const slotHolding = (value: string | null): LexSlot | null =>
  value === null
    ? null
    : {
        shape: 'Scalar',
        value: { originalValue: value, interpretedValue: value, resolvedValues: [value] },
      };
