import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';

const text = z.pipe(
  z.object({ S: z.string() }),
  z.transform(({ S }) => S),
);
const whole = z.pipe(
  z.object({ N: z.string().check(z.regex(/^[0-9]{1,15}$/)) }),
  z.transform(({ N }) => Number(N)),
);
const flag = z.pipe(
  z.object({ BOOL: z.boolean() }),
  z.transform(({ BOOL }) => BOOL),
);

function list<Item>(item: z.ZodMiniType<Item>) {
  return z.pipe(
    z.object({ L: z.array(item) }),
    z.transform(({ L }) => L),
  );
}

function map<Item>(item: z.ZodMiniType<Item>) {
  return z.pipe(
    z.object({ M: item }),
    z.transform(({ M }) => M),
  );
}

/** Reads attributes of an item as plain values; `whole` numbers are not negative. */
export const attribute = { text, whole, flag, list, map } as const;

/** Writes plain values as attributes of an item. */
export const attributeOf = {
  text: (value: string): AttributeValue => ({ S: value }),
  whole: (value: number): AttributeValue => ({ N: String(value) }),
  flag: (value: boolean): AttributeValue => ({ BOOL: value }),
  list: (values: readonly AttributeValue[]): AttributeValue => ({ L: [...values] }),
  map: (value: Readonly<Record<string, AttributeValue>>): AttributeValue => ({ M: { ...value } }),
} as const;
