import { type Attributes, attribute, attributeOf, type Codec, type Parsed } from '@opsline/attempts/dynamodb';
import * as z from 'zod/mini';
import { type AttemptRow, forgetAt, newRow } from './attempt-row.ts';

const { text, whole, flag, list, map } = attribute;

const fields = z.object({
  version: whole,
  writtenAt: whole,
  failures: whole,
  failedAt: whole,
  attempts: list(map(z.object({ seal: text, at: whole }))),
  answers: list(map(z.object({ seal: text, at: whole, right: flag }))),
});

function fromItem(item: unknown): Parsed<AttemptRow> {
  const parsed = fields.safeParse(item);
  return parsed.success ? { row: parsed.data } : { wrong: String(parsed.error.issues[0]?.path[0] ?? 'item') };
}

function toItem(row: AttemptRow): Attributes {
  const expiresAt = forgetAt(row);
  const { text: S, whole: N, flag: B, list: L, map: M } = attributeOf;
  return {
    version: N(row.version),
    writtenAt: N(row.writtenAt),
    failures: N(row.failures),
    failedAt: N(row.failedAt),
    attempts: L(row.attempts.map(({ seal, at }) => M({ seal: S(seal), at: N(at) }))),
    answers: L(row.answers.map(({ seal, at, right }) => M({ seal: S(seal), at: N(at), right: B(right) }))),
    ...(expiresAt !== undefined && { expiresAt: N(expiresAt) }),
  };
}

/** How an attempt row is an item of table PinAttempt. */
export const attemptCodec: Codec<AttemptRow> = { newRow: newRow, toItem, fromItem };
