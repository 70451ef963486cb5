import { type Attributes, attribute, attributeOf, type Parsed } from '@opsline/attempts/dynamodb';
import * as z from 'zod/mini';
import { type DrawnPin, forgetAt, type Row } from './row.ts';

const { text, whole, flag, list } = attribute;
const [texts, wholes] = [list(text), list(whole)];

// Attributes that are only there together.
const groups = [
  ['pin', 'reservedAt', 'guesses', 'used'],
  ['employee', 'seenAt'],
] as const;

const fields = z.object({
  version: whole,
  writtenAt: whole,
  failures: whole,
  failedAt: whole,
  sends: wholes,
  phone: z.optional(text),
  pin: z.optional(text),
  timestamp: z.optional(whole),
  reservedAt: z.optional(whole),
  guesses: z.optional(texts),
  used: z.optional(flag),
  employee: z.optional(text),
  seenAt: z.optional(whole),
});

type Item = z.infer<typeof fields>;

function missingIn(item: Item): string | undefined {
  return groups
    .filter((group) => group.some((name) => item[name] !== undefined))
    .flatMap((group) => group.filter((name) => item[name] === undefined))
    .at(0);
}

const { text: S, whole: N } = attributeOf;
function numbers(values: readonly number[]) {
  return attributeOf.list(values.map(N));
}

function pinOf({ pin, timestamp, reservedAt, guesses, used }: Item): DrawnPin | undefined {
  if (pin === undefined || reservedAt === undefined || guesses === undefined || used === undefined)
    return undefined;
  const accepted = timestamp === undefined ? {} : { acceptedAt: timestamp };
  return { seal: pin, reservedAt, ...accepted, guesses, used };
}

/** A DynamoDB item as a row, or the first attribute that is missing or of another type. */
export function fromItem(item: unknown): Parsed<Row> {
  const parsed = fields.safeParse(item);
  if (!parsed.success) return { wrong: String(parsed.error.issues[0]?.path[0] ?? 'item') };
  const missing = missingIn(parsed.data);
  if (missing !== undefined) return { wrong: missing };
  const pin = pinOf(parsed.data);
  const { version, writtenAt, failures, failedAt, sends, phone, employee, seenAt } = parsed.data;
  const row: Row = {
    ...{ version, writtenAt, failures, failedAt, sends },
    ...(phone !== undefined && { phone }),
    ...(pin && { pin }),
    ...(employee !== undefined && seenAt !== undefined && { session: { employee, seenAt } }),
  };
  return { row };
}

function pinAttributes({ pin }: Row): Attributes {
  return pin === undefined
    ? {}
    : {
        pin: S(pin.seal),
        reservedAt: N(pin.reservedAt),
        ...(pin.acceptedAt !== undefined && { timestamp: N(pin.acceptedAt) }),
        guesses: attributeOf.list(pin.guesses.map(S)),
        used: attributeOf.flag(pin.used),
      };
}

/** A row as a DynamoDB item: `pin` is an HMAC, `timestamp` the acceptance of the text message in epoch ms. */
export function toItem(row: Row): Attributes {
  const expiresAt = forgetAt(row);
  return {
    version: N(row.version),
    writtenAt: N(row.writtenAt),
    failures: N(row.failures),
    failedAt: N(row.failedAt),
    sends: numbers(row.sends),
    ...(row.phone !== undefined && { phone: S(row.phone) }),
    ...pinAttributes(row),
    ...(row.session && { employee: S(row.session.employee), seenAt: N(row.session.seenAt) }),
    ...(expiresAt !== undefined && { expiresAt: N(expiresAt) }),
  };
}
