import type { Versioned } from '@opsline/attempts';
import { attribute, attributeOf, type Codec } from '@opsline/attempts/dynamodb';
import type { SampleRows } from '@opsline/attempts/testing';
import * as z from 'zod/mini';

/** The simplest row there is: it counts, and may have marks. */
export type Counter = Versioned & { readonly count: number; readonly marks?: readonly string[] };

export const newCounter: Counter = { version: 0, writtenAt: 0, count: 0 };

const item = z.object({
  version: attribute.whole,
  writtenAt: attribute.whole,
  count: attribute.whole,
  marks: z.optional(attribute.list(attribute.text)),
});

export const counterCodec: Codec<Counter> = {
  newRow: newCounter,
  toItem: ({ version, writtenAt, count, marks }) => ({
    version: attributeOf.whole(version),
    writtenAt: attributeOf.whole(writtenAt),
    count: attributeOf.whole(count),
    ...(marks && { marks: attributeOf.list(marks.map(attributeOf.text)) }),
  }),
  fromItem: (attributes) => {
    const parsed = item.safeParse(attributes);
    if (!parsed.success) return { wrong: String(parsed.error.issues[0]?.path[0] ?? 'item') };
    const { marks, ...rest } = parsed.data;
    return { row: { ...rest, ...(marks && { marks }) } };
  },
};

export const counters: SampleRows<Counter> = {
  newRow: newCounter,
  rows: [
    ['a row with nothing', { version: 1, writtenAt: 1_760_000_000_000, count: 0 }],
    ['a row with everything', { version: 1, writtenAt: 1_760_000_000_000, count: 3, marks: ['a', ''] }],
  ],
};
