import type { IssueRequest } from './issue.ts';
import { lineFor, readLine } from './line.ts';
import { newRow } from './row.ts';
import { askerOf } from './rules/asker.ts';
import { lineRefusal } from './rules/line-breaker.ts';
import { pinKeyOf } from './seal.ts';
import type { World } from './world.ts';

/**
 * Whether the line sends nothing now to who asks like this. It reads the same rows for every holder, and tells of one only
 * what this conversation itself proved before: it may be said aloud.
 */
export async function isHalted(
  { store, pepper: getPepper, now: clock }: Omit<World, 'randomInt'>,
  request: Pick<IssueRequest, 'holder' | 'conversation' | 'asker'>,
): Promise<boolean> {
  const [pepper, now] = [await getPepper(), clock()];
  const pin = await store.read(pinKeyOf(pepper, request));
  const line = lineFor(store.journal, pepper, request.asker ?? askerOf(pin, newRow, now));
  return lineRefusal(line.pool, await readLine(line), now) !== undefined;
}
