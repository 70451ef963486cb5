import type { Versioned } from '@opsline/attempts';
import { type Codec, whole } from '@opsline/attempts/dynamodb';
import type { SampleRows } from '@opsline/attempts/testing';
import * as z from 'zod/mini';

/** The simplest row there is: it counts, and may have marks. */
export type Counter = Versioned & { readonly count: number; readonly marks?: readonly string[] };

export const newCounter: Counter = { version: 0, writtenAt: 0, count: 0 };

const item = z.object({
  version: whole,
  writtenAt: whole,
  count: whole,
  marks: z.optional(z.array(z.string())),
});

export const counterCodec: Codec<Counter> = {
  newRow: newCounter,
  toItem: ({ version, writtenAt, count, marks }) => ({ version, writtenAt, count, marks }),
  item: z.pipe(
    item,
    z.transform(({ marks, ...rest }): Counter => ({ ...rest, ...(marks && { marks }) })),
  ),
};

export const counters: SampleRows<Counter> = {
  newRow: newCounter,
  rows: [
    ['a row with nothing', { version: 1, writtenAt: 1_760_000_000_000, count: 0 }],
    ['a row with everything', { version: 1, writtenAt: 1_760_000_000_000, count: 3, marks: ['a', ''] }],
  ],
};
