import type { Instance, Patch, PatchReport } from '../scenario/scenario.ts';

/** The patch states that make a machine non-compliant, by the name AWS gives them in `Details.PatchState`. */
const troubles = [
  ['Missing', 'missing'],
  ['Failed', 'failed'],
  ['InstalledPendingReboot', 'pendingReboot'],
  ['InstalledRejected', 'rejected'],
] as const;

/** A patch on a machine, and what is the matter with it. */
export type PatchFinding = Patch & { readonly state: (typeof troubles)[number][0] | 'Installed' };

/** The patches that make a machine non-compliant. */
export function nonCompliantPatches(report: PatchReport): readonly PatchFinding[] {
  return troubles.flatMap(([state, list]) => report[list].map((patch) => ({ ...patch, state })));
}

/** The patches that are well: a scenario only counts them, so their names are made up. */
export function installedPatches(
  { installed }: PatchReport,
  platform: Instance['platform'],
): readonly PatchFinding[] {
  return Array.from({ length: installed }, (_, index) => ({
    id: platform === 'Windows' ? `KB${5_000_000 + index}` : `package-${index + 1}.x86_64`,
    title: `Installed update ${index + 1}`,
    classification: 'Security',
    severity: 'UNSPECIFIED',
    state: 'Installed',
  }));
}

/** An instance that has reported its patches to Systems Manager. */
export type ReportingInstance = Instance & { readonly patches: PatchReport };

/** Whether Systems Manager holds a patch report of this instance. */
export function isReporting(instance: Instance): instance is ReportingInstance {
  return instance.patches !== undefined;
}
