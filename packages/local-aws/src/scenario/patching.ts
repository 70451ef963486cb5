import type { Instance, PatchReport } from './scenario.ts';

/** What an instance has said about its patches. */
export const patchings = ['compliant', 'non-compliant', 'never reported'] as const;
export type Patching = (typeof patchings)[number];

/** What an instance has said; missing, failed, pending-reboot and rejected patches make it non-compliant. */
export function patchingOf({ patches }: Instance): Patching {
  if (patches === undefined) return 'never reported';
  const { missing, failed, pendingReboot, rejected } = patches;
  return [missing, failed, pendingReboot, rejected].every(({ length }) => length === 0)
    ? 'compliant'
    : 'non-compliant';
}

const well = {
  operation: 'Scan',
  installed: 40,
  missing: [],
  failed: [],
  pendingReboot: [],
  rejected: [],
} as const;
const lacking = {
  id: 'openssl.x86_64',
  title: 'OpenSSL security update',
  classification: 'Security',
  severity: 'CRITICAL',
} as const;

/** The instance as if it had just said so: whatever reports is managed. `now` is epoch ms. */
export function withPatching(instance: Instance, patching: Patching, now: number): Instance {
  if (patching === 'never reported') return { ...instance, patches: undefined };
  const missing = patching === 'compliant' ? [] : [lacking];
  const patches: PatchReport = { ...well, missing, reportedAt: now };
  return { ...instance, managed: true, ping: 'Online', pingedAt: now, patches };
}
