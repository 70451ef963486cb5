import { type Codec, whole } from '@opsline/attempts/dynamodb';
import * as z from 'zod/mini';
import { type AttemptRow, forgetAt, newRow } from './attempt-row.ts';

/** How an attempt row is an item of table PinAttempt. */
export const attemptCodec: Codec<AttemptRow> = {
  newRow,
  toItem: (row) => ({ ...row, expiresAt: forgetAt(row) }),
  item: z.object({
    version: whole,
    writtenAt: whole,
    failures: whole,
    failedAt: whole,
    attempts: z.array(z.object({ seal: z.string(), at: whole })),
    answers: z.array(z.object({ seal: z.string(), at: whole, right: z.boolean() })),
  }),
};
