/** Patch counts as DescribeInstancePatchStates reports them, and how many days ago. */
export type Patches = {
  readonly missing?: unknown;
  readonly failed?: unknown;
  readonly rejected?: unknown;
  readonly reboot?: unknown;
  /** Security updates that the baseline has not approved (Windows). */
  readonly available?: unknown;
  readonly critical?: unknown;
  readonly security?: unknown;
  readonly other?: unknown;
  readonly daysAgo?: number;
  /** The end of the operation as it is written, in place of `daysAgo`. */
  readonly ended?: unknown;
};

/** One running instance; without `patches` it never reported. */
export type Instance = {
  readonly id: string;
  readonly name?: string;
  readonly patches?: Patches;
  readonly owner?: string;
  /** The tag of an exception. */
  readonly exception?: string;
  /** Unless told, Systems Manager manages it, and hears of its agent. `no role` and `no agent` are not managed. */
  readonly agent?: 'no role' | 'no agent' | 'ConnectionLost' | 'Inactive';
};

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

const event = {
  InstanceEventId: `instance-event-${'0'.repeat(17)}`,
  Code: 'instance-retirement',
  Description: 'The instance is running on degraded hardware and will be retired. '.repeat(2),
  NotAfter: '2026-12-07T08:00:00.000Z',
  NotBefore: '2026-12-01T08:00:00.000Z',
  NotBeforeDeadline: '2026-12-07T08:00:00.000Z',
};

/** The status of an instance as EC2 gives it, with two scheduled events: about 1 KB. */
export function statusOf({ id }: Instance) {
  const checks = {
    Status: 'impaired',
    Details: [{ Name: 'reachability', Status: 'failed', ImpairedSince: '2026-11-22T08:00:00.000Z' }],
  };
  return {
    AvailabilityZone: 'eu-west-1a',
    Events: [event, event],
    InstanceId: id,
    InstanceState: { Code: 16, Name: 'running' },
    InstanceStatus: checks,
    SystemStatus: checks,
    AttachedEbsStatus: checks,
  };
}

/** The tags of an instance that it has, by key. */
export function tagsOf({ name, owner, exception }: Instance) {
  const all = { Name: name, Owner: owner, PatchException: exception };
  return Object.entries(all).flatMap(([Key, Value]) => (Value === undefined ? [] : [{ Key, Value }]));
}

/** What Systems Manager says of the agent of a machine, if it manages it; ten days ago a lost one was last heard of. */
export function agentOf({ id, name, agent }: Instance, now: number) {
  if (agent === 'no role' || agent === 'no agent') return [];
  return [
    {
      InstanceId: id,
      PingStatus: agent ?? 'Online',
      LastPingDateTime: new Date(now - (agent ? 10 * day : 60_000)).toISOString(),
      AgentVersion: '3.3.2299.0',
      PlatformType: 'Linux',
      ResourceType: id.startsWith('mi-') ? 'ManagedInstance' : 'EC2Instance',
      ComputerName: name ?? id,
    },
  ];
}

/** The last list as the machine keeps it: how many days each has been open. */
export function listOf(daysOpen: Readonly<Record<string, number>>, now: number): string {
  const since = (days: number) => Math.floor(now / day) - days;
  return ` ${Object.entries(daysOpen)
    .map(([id, days]) => `${id}=${since(days)} `)
    .join('')}`;
}

/** The patch state of an instance at a time (epoch ms), or nothing. */
export function patchState({ id, patches }: Instance, now: number) {
  if (!patches) return [];
  const { missing = 0, failed = 0, rejected = 0, reboot = 0, daysAgo = 1 } = patches;
  const ended = 'ended' in patches ? patches.ended : new Date(now - daysAgo * day).toISOString();
  const state = {
    InstanceId: id,
    PatchGroup: 'default',
    BaselineId: 'pb-0123456789abcdef0',
    Operation: 'Scan',
    OperationStartTime: new Date(now - daysAgo * day - 60_000).toISOString(),
    OperationEndTime: ended,
    MissingCount: missing,
    FailedCount: failed,
    InstalledRejectedCount: rejected,
    InstalledPendingRebootCount: reboot,
    InstalledOtherCount: 12,
    NotApplicableCount: 2_321,
    AvailableSecurityUpdateCount: patches.available,
    CriticalNonCompliantCount: patches.critical,
    SecurityNonCompliantCount: patches.security,
    OtherNonCompliantCount: patches.other,
  };
  return [state];
}
