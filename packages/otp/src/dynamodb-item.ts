import { type Codec, whole } from '@opsline/attempts/dynamodb';
import * as z from 'zod/mini';
import { askers, type DrawnPin, forgetAt, newRow, type Row } from './row.ts';

// Attributes that are only there together.
const groups = [
  ['pin', 'reservedAt', 'guesses', 'used'],
  ['holder', 'seenAt'],
] as const;

const attributes = z.object({
  version: whole,
  writtenAt: whole,
  failures: whole,
  failedAt: whole,
  sends: z.array(whole),
  // What was written before there was such a thing has none.
  strangersSends: z._default(z.array(whole), []),
  live: z._default(z.array(z.object({ place: z.string(), seal: z.string(), at: whole })), []),
  misses: z._default(z.array(whole), []),
  asker: z._default(z.enum(askers), 'anybody'),
  provenAt: z.optional(whole),
  warnedAt: z.optional(whole),
  phone: z.optional(z.string()),
  pin: z.optional(z.string()),
  timestamp: z.optional(whole),
  reservedAt: z.optional(whole),
  guesses: z.optional(z.array(z.string())),
  used: z.optional(z.boolean()),
  holder: z.optional(z.string()),
  seenAt: z.optional(whole),
});

type Item = z.infer<typeof attributes>;

function missingIn(item: Item): string | undefined {
  return groups
    .filter((group) => group.some((name) => item[name] !== undefined))
    .flatMap((group) => group.filter((name) => item[name] === undefined))
    .at(0);
}

function pinOf({ pin, timestamp, reservedAt, guesses, used, asker }: Item): DrawnPin | undefined {
  if (pin === undefined || reservedAt === undefined || guesses === undefined || used === undefined)
    return undefined;
  const accepted = timestamp === undefined ? {} : { sentAt: timestamp };
  return { seal: pin, reservedAt, ...accepted, guesses, used, asker };
}

function rowOf(item: Item): Row {
  const { version, writtenAt, failures, failedAt, sends, strangersSends, live } = item;
  const { misses, phone, provenAt, warnedAt, holder, seenAt } = item;
  const pin = pinOf(item);
  return {
    ...{ version, writtenAt, failures, failedAt, sends, strangersSends, live, misses },
    ...(phone !== undefined && { phone }),
    ...(provenAt !== undefined && { provenAt }),
    ...(warnedAt !== undefined && { warnedAt }),
    ...(pin && { pin }),
    ...(holder !== undefined && seenAt !== undefined && { session: { holder, seenAt } }),
  };
}

/** How a row is an item: `pin` is an HMAC, `timestamp` the acceptance of the text message in epoch ms. */
export const codec: Codec<Row> = {
  newRow,
  toItem: ({ pin, session, ...row }) => ({
    ...row,
    pin: pin?.seal,
    reservedAt: pin?.reservedAt,
    timestamp: pin?.sentAt,
    guesses: pin?.guesses,
    used: pin?.used,
    asker: pin?.asker,
    ...session,
    expiresAt: forgetAt(row),
  }),
  item: z.pipe(
    attributes.check((context) => {
      const missing = missingIn(context.value);
      if (missing !== undefined) {
        context.issues.push({ code: 'custom', path: [missing], message: 'missing', input: context.value });
      }
    }),
    z.transform(rowOf),
  ),
};
