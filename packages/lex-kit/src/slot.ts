import type { LexSlot } from './event-schema.ts';

/** A slot that holds a value, or none. */
export function slotHolding(value: string | null): LexSlot | null {
  return value === null
    ? null
    : {
        shape: 'Scalar',
        value: { originalValue: value, interpretedValue: value, resolvedValues: [value] },
      };
}
