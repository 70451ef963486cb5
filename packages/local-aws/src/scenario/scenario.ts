import type { Status } from './status.ts';

/** A small company, as the stand-ins see it. Times are epoch milliseconds. */
export type Scenario = {
  readonly employees: readonly Employee[];
  readonly windows: readonly MaintenanceWindow[];
  readonly instances: readonly Instance[];
};

/** An employee: id of 3 digits, PIN of 4 digits, phone in E.164. */
export type Employee = {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly pin: string;
};

/** When something ran; no end while it still runs. */
export type Span = { readonly startedAt: number; readonly endedAt: number | undefined };

/** How something ran; `details` is SSM's StatusDetails. */
export type Outcome = Span & { readonly status: Status; readonly details: string | undefined };

/** A maintenance window; `duration` and `cutoff` in hours, executions newest first. */
export type MaintenanceWindow = {
  readonly id: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly enabled: boolean;
  readonly schedule: string;
  readonly timezone: string | undefined;
  readonly duration: number;
  readonly cutoff: number;
  readonly nextAt: number | undefined;
  readonly targets: readonly Target[];
  readonly executions: readonly Execution[];
};

/** A target group. One that is no longer `registered` is not listed any more, but its past invocations are. */
export type Target = {
  readonly id: string;
  readonly name: string | undefined;
  readonly owner: string | undefined;
  readonly type: 'INSTANCE' | 'RESOURCE_GROUP';
  /** What it selects: `tag:…`, `InstanceIds` or `resource-groups:Name`, each with its values. */
  readonly selects: Readonly<Record<string, readonly string[]>>;
  readonly registered: boolean;
};

/** One run of a window: a job. */
export type Execution = Outcome & { readonly id: string; readonly tasks: readonly Task[] };

/** One task of a run; `document` is what it runs. */
export type Task = Outcome & {
  readonly id: string;
  readonly document: string;
  readonly invocations: readonly Invocation[];
};

/** A task's run on one target group; no target for tasks registered on instances or on nothing. */
export type Invocation = Outcome & {
  readonly id: string;
  readonly commandId: string;
  readonly target: Target | undefined;
  /** On which instances it went wrong, by name; undefined where that is on all of its target. */
  readonly failedOn:
    | readonly { readonly instance: string; readonly details: string | undefined }[]
    | undefined;
};

/** A machine; with an id `mi-…` a hybrid node. Not `managed`: Systems Manager does not know it. No `patches`: it never reported. */
export type Instance = {
  readonly id: string;
  readonly name: string;
  readonly platform: 'Linux' | 'Windows';
  readonly state: InstanceState;
  readonly launchedAt: number;
  readonly managed: boolean;
  /** Whether it has an instance profile. */
  readonly role: boolean;
  /** How Systems Manager last heard of its agent, and when if not just now. */
  readonly ping: 'Online' | 'ConnectionLost' | 'Inactive';
  readonly pingedAt: number;
  readonly patchGroup: string;
  /** Its tags beside `Name` and `PatchGroup`. */
  readonly tags: Readonly<Record<string, string>>;
  /** The account that it is in; undefined for the one of this machine. */
  readonly account: string | undefined;
  readonly patches: PatchReport | undefined;
};

/** EC2's instance states. */
export const instanceStates = [
  'pending',
  'running',
  'shutting-down',
  'terminated',
  'stopping',
  'stopped',
] as const;
type InstanceState = (typeof instanceStates)[number];

/** What a machine last said about its patches: counts of those that are well, lists of those that are not. */
export type PatchReport = {
  readonly reportedAt: number;
  readonly operation: 'Scan' | 'Install';
  readonly installed: number;
  readonly missing: readonly Patch[];
  readonly failed: readonly Patch[];
  readonly pendingReboot: readonly Patch[];
  readonly rejected: readonly Patch[];
};

/** A patch: KB number or package, and how bad it is to be without it. */
type Patch = {
  readonly id: string;
  readonly title: string;
  readonly classification: string;
  readonly severity: Severity;
};

/** The severities of SSM compliance, worst first. */
export const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL', 'UNSPECIFIED'] as const;
type Severity = (typeof severities)[number];
