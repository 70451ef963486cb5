/** Patch counts as DescribeInstancePatchStates reports them, and how many days ago. */
export interface Patches {
  readonly missing?: unknown;
  readonly failed?: unknown;
  readonly rejected?: unknown;
  readonly reboot?: unknown;
  readonly daysAgo?: number;
}

/** One running instance; without `patches` it never reported. */
export interface Instance {
  readonly id: string;
  readonly name?: string;
  readonly patches?: Patches;
}

const day = 86_400_000;

/** An instance id with a number in it. */
export function idOf(number: number): string {
  return `i-${number.toString(16).padStart(17, '0')}`;
}

/** Instances that all report the same. */
export function manyOf(count: number, patches: Patches | undefined, name = 'web'): readonly Instance[] {
  return Array.from({ length: count }, (_, i) => ({
    id: idOf(i),
    name: `${name}-${i}`,
    ...(patches ? { patches } : {}),
  }));
}

/** One instance for each bucket, and one more that is compliant. */
export const mixed: readonly Instance[] = [
  { id: idOf(1), name: 'web-1', patches: {} },
  { id: idOf(2), name: 'web-2', patches: { reboot: 1 } },
  { id: idOf(3), name: 'db-1', patches: { missing: 3, failed: 1, reboot: 2 } },
  { id: idOf(4), name: 'db-2', patches: { rejected: 1 } },
  { id: idOf(5), name: 'batch-1' },
  { id: idOf(6), name: 'batch-2', patches: { daysAgo: 9 } },
  { id: idOf(7), patches: {} },
];

/** An instance as EC2 describes it, padded to the size of a real description (4 to 6 KB). */
export function described({ id, name }: Instance) {
  return {
    InstanceId: id,
    State: { Code: 16, Name: 'running' },
    NetworkInterfaces: [{ Description: 'x'.repeat(5_500) }],
    ...(name === undefined
      ? {}
      : {
          Tags: [
            { Key: 'Owner', Value: 'ops' },
            { Key: 'Name', Value: name },
          ],
        }),
  };
}

/** The patch state of an instance at a time (epoch ms), or nothing. */
export function patchState({ id, patches }: Instance, now: number) {
  if (!patches) return [];
  const { missing = 0, failed = 0, rejected = 0, reboot = 0, daysAgo = 1 } = patches;
  const state = {
    InstanceId: id,
    PatchGroup: 'default',
    BaselineId: 'pb-0123456789abcdef0',
    Operation: 'Scan',
    OperationStartTime: new Date(now - daysAgo * day - 60_000).toISOString(),
    OperationEndTime: new Date(now - daysAgo * day).toISOString(),
    MissingCount: missing,
    FailedCount: failed,
    InstalledRejectedCount: rejected,
    InstalledPendingRebootCount: reboot,
    InstalledOtherCount: 12,
    NotApplicableCount: 2_321,
  };
  return [state];
}
