import type { LastRun, Patching, Scenario } from '@opsline/local-aws';

type Instance = Scenario['instances'][number];

/** The small company as the page is told of it: no PIN, no date of birth. Times are epoch ms. */
export type Company = {
  readonly employees: readonly { readonly id: string; readonly name: string; readonly phone: string }[];
  readonly windows: readonly PatchWindow[];
  /** None where the directory is a real domain controller. */
  readonly accounts?: readonly Account[];
  readonly instances: readonly ToldInstance[];
};

/** A maintenance window, its target groups, and how its last run went, as far as that was in the last 24 hours. */
export type PatchWindow = {
  readonly id: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly lastRun: LastRun;
  readonly startedAt?: number;
  readonly endedAt?: number;
};

/** An account of the directory. */
type Account = {
  readonly user: string;
  readonly name: string;
  readonly mobile?: string;
  readonly locked: boolean;
  readonly disabled: boolean;
  readonly passwordExpired: boolean;
  readonly groups: readonly string[];
};

/** An instance, and what it said about its patches, and when. */
export type ToldInstance = Pick<Instance, 'id' | 'name' | 'platform' | 'state' | 'patchGroup' | 'tags'> & {
  readonly patches: Patching;
  readonly reportedAt?: number;
};
