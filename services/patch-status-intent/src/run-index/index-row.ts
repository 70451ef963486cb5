import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';
import { isStatus, type Status } from '../patching/runs.ts';
import { isSettled, shortId, type WindowKnown } from './known.ts';

const ms = z.number();
const status = z.custom<Status>((word) => typeof word === 'string' && isStatus(word), 'expected a status');

const run = z.object({
  executionId: z.string(),
  status,
  startedAt: ms,
  endedAt: z.exactOptional(ms),
  details: z.exactOptional(z.string()),
  inside: z.exactOptional(
    z.object({
      readAt: ms,
      invocations: z.array(
        z.object({
          status,
          startedAt: z.exactOptional(ms),
          endedAt: z.exactOptional(ms),
          details: z.exactOptional(z.string()),
          targetId: z.exactOptional(z.string()),
          commandId: z.exactOptional(z.string()),
        }),
      ),
      instances: z.record(
        z.string(),
        z.object({
          some: z.array(z.object({ name: z.string(), why: z.exactOptional(z.string()) })),
          more: z.exactOptional(z.literal(true)),
        }),
      ),
    }),
  ),
});

const windows = z.array(
  z.object({
    windowId: z.string(),
    name: z.string(),
    readAt: ms,
    targets: z.array(z.object({ targetId: z.string(), name: z.exactOptional(z.string()) })),
    runs: z.array(run),
  }),
);

/** Ten times as fast as the best there is, and no larger by more than a twentieth. */
const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** Windows as a row holds them. Nothing of a settled run is asked of Systems Manager: the short ID is enough. */
export function packedWindows(known: readonly WindowKnown[]): Uint8Array {
  const short = known.map((window) => ({
    ...window,
    runs: window.runs.map((one) =>
      isSettled(one) ? { ...one, executionId: shortId(one.executionId) } : one,
    ),
  }));
  return brotliCompressSync(JSON.stringify(short), options);
}

/** @throws {InputError} where a row holds something else */
export function unpackedWindows(packed: Uint8Array): readonly WindowKnown[] {
  return parseAt('index', windows, JSON.parse(brotliDecompressSync(packed).toString()));
}
