import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { z } from 'zod';
import { type Instance, idOf, type Patches } from '../fleet.ts';
import { ticketsOf } from '../messages.ts';
import { agents, nodeTags, ssm } from '../wire.ts';
import { createWorld, start } from '../world.ts';

const summary = z.object({ total: z.number(), counts: z.record(z.string(), z.number()) });

/** Runs the machine over the fleet, checks that the buckets add up, and gives each listed instance's bucket and text; what is not listed is compliant. */
async function bucketsOf(
  fleet: readonly Instance[],
): Promise<ReadonlyMap<string, readonly [string, string]>> {
  const world = createWorld(fleet);
  const execution = await start(world, {}, { Sinks: 'ticket' });
  const { total, counts } = summary.parse(Object(execution).output);
  expect(total).toBe(fleet.length);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(fleet.length);
  const findings = ticketsOf(world.posts).flatMap((ticket) => ticket.findings);
  return new Map(findings.map(({ instanceId, finding, needs }) => [instanceId, [finding, needs]]));
}

test.each<[string, Patches | undefined, string, string]>([
  ['K1 all zero', {}, 'compliant', ''],
  ['C114 only pending reboot', { reboot: 1 }, 'pendingReboot', '1 pending reboot'],
  ['C114 only failed', { failed: 1 }, 'missingOrFailed', '1 failed'],
  ['C114 only rejected', { rejected: 1 }, 'rejected', '1 rejected'],
  ['C114 only not applicable (2,321, always there)', {}, 'compliant', ''],
  [
    'missing before rejected before reboot',
    { missing: 1, rejected: 2, reboot: 3 },
    'missingOrFailed',
    '1 missing, 2 rejected, 3 pending reboot',
  ],
  ['rejected before reboot', { rejected: 2, reboot: 3 }, 'rejected', '2 rejected, 3 pending reboot'],
  ['K2 never scanned', undefined, 'neverReported', 'no usable patch report'],
  ['K1 null is 0', { missing: null, failed: 0 }, 'compliant', ''],
  [
    'K1 all null is unknown',
    { missing: null, failed: null, rejected: null, reboot: null },
    'neverReported',
    'no usable patch report',
  ],
  ['C113 negative', { missing: -1 }, 'neverReported', 'no usable patch report'],
  ['C113 text', { missing: '3' }, 'neverReported', 'no usable patch report'],
  ['C113 a fraction', { missing: 0.5 }, 'neverReported', 'no usable patch report'],
  ['C113 2^53', { missing: 2 ** 53 }, 'missingOrFailed', '9007199254740992 missing'],
  ['a broken count beside a real finding', { missing: -1, reboot: 1 }, 'pendingReboot', '1 pending reboot'],
  ['K2 exactly 8 days old', { daysAgo: 8 }, 'compliant', ''],
  ['K2 a little more than 8 days', { daysAgo: 8.01 }, 'stale', 'last report 8 days ago'],
  ['C116 9 days old, nothing missing', { daysAgo: 9 }, 'stale', 'last report 9 days ago'],
  [
    'stale before missing, last needs kept',
    { daysAgo: 9, missing: 2 },
    'stale',
    'last report 9 days ago, then 2 missing',
  ],
  ['no time', { ended: undefined }, 'stale', 'last report at an unknown time'],
  [
    'a time that is null',
    { ended: null, missing: 1 },
    'stale',
    'last report at an unknown time, then 1 missing',
  ],
  ['a word for a time', { ended: 'yesterday' }, 'stale', 'last report at an unreadable time'],
  ['a month 13', { ended: '2026-13-01T00:00:00Z' }, 'stale', 'last report at an unreadable time'],
  ['a day 45', { ended: '2026-11-45T00:00:00Z' }, 'stale', 'last report at an unreadable time'],
  ['an hour 25', { ended: '2026-11-22T25:00:00Z' }, 'stale', 'last report at an unreadable time'],
  ['a day alone', { ended: '2026-11-22' }, 'stale', 'last report at an unreadable time'],
  ['a time of no zone', { ended: '2026-11-22T08:00:00' }, 'stale', 'last report at an unreadable time'],
  ['seconds of the epoch', { ended: 1_795_334_400 }, 'stale', 'last report at an unreadable time'],
  ['an object', { ended: { at: 1 } }, 'stale', 'last report at an unreadable time'],
  ['a time of another zone', { ended: '2026-11-22T09:00:00.123+09:00' }, 'compliant', ''],
  ['a time of no fraction', { ended: '2026-11-22T08:00:00Z' }, 'compliant', ''],
  [
    'security updates that AWS counts',
    { available: 2, critical: 0, security: 2, other: 0 },
    'missingOrFailed',
    '2 security updates available',
  ],
  [
    'security updates that the baseline calls compliant',
    { available: 2, critical: 0, security: 0, other: 0 },
    'compliant',
    '',
  ],
  [
    'security updates of which AWS says no more',
    { available: 2 },
    'missingOrFailed',
    '2 security updates available',
  ],
  ['only critical', { critical: 1, security: 0, other: 0 }, 'missingOrFailed', '1 non-compliant'],
  ['only security', { critical: 0, security: 3 }, 'missingOrFailed', '3 non-compliant'],
  ['only other', { other: 1 }, 'missingOrFailed', '1 non-compliant'],
  [
    'what is counted twice is told once',
    { reboot: 1, critical: 1, available: 0 },
    'pendingReboot',
    '1 pending reboot',
  ],
  ['a broken count of security updates', { available: -1 }, 'neverReported', 'no usable patch report'],
  ['a broken count of AWS’s own', { security: '2' }, 'neverReported', 'no usable patch report'],
  ['C122 a clock five minutes ahead', { daysAgo: -5 / 1440 }, 'compliant', ''],
])('%s', async (_, patches, bucket, needs) => {
  const found = await bucketsOf([
    { id: idOf(1), name: 'a', ...(patches ? { patches } : {}) },
    { id: idOf(2), name: 'b', patches: { reboot: 1 } },
  ]);
  expect(found.get(idOf(1)) ?? ['compliant', '']).toEqual([bucket, needs]);
});

const count = fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.constant(null));
const patches = fc.record({
  missing: count,
  failed: count,
  rejected: count,
  reboot: count,
  daysAgo: fc.constantFrom(0, 1, 7.5, 8.5, 40),
});

function expected({ missing, failed, rejected, reboot, daysAgo = 0 }: Patches): string {
  const counts = [missing, failed, rejected, reboot].map((value) =>
    typeof value === 'number' ? value : undefined,
  );
  const [m = 0, f = 0, r = 0, p = 0] = counts;
  if (counts.every((value) => value === undefined)) return 'neverReported';
  if (daysAgo > 8) return 'stale';
  if (m + f > 0) return 'missingOrFailed';
  if (r > 0) return 'rejected';
  return p > 0 ? 'pendingReboot' : 'compliant';
}

test('K1, K2: any counts land in exactly one bucket, and the buckets add up', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(patches, { minLength: 1, maxLength: 60 }), async (all) => {
      const fleet = all.map((one, i) => ({ id: idOf(i), name: `n${i}`, patches: one }));
      const found = await bucketsOf(fleet);
      fleet.forEach(({ id, patches: one }) => {
        expect(found.get(id)?.[0] ?? 'compliant').toBe(expected(one));
      });
    }),
    { numRuns: 15 * inject('times') },
  );
});

test('C115: no summary of another compliance type is read, so none can cover a patch finding', async () => {
  const world = createWorld([{ id: idOf(1), patches: { missing: 1 } }]);
  expect(Object.keys(world.resources).filter((arn) => /ssm/u.test(arn))).toEqual([agents, nodeTags, ssm]);
  expect((await start(world)).status).toBe('SUCCEEDED');
});
