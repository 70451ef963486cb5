import { SSMClient } from '@aws-sdk/client-ssm';
import { type LocalAwsOptions, parseScenario, startLocalAws } from '@opsline/local-aws';
import { onTestFinished } from 'vitest';
import { maintenanceWindows } from '../src/maintenance-windows.ts';
import { patchingFrom } from '../src/patching.ts';

/** Friday, 20 November 2026, 08:00 UTC. */
export const now = Date.UTC(2026, 10, 20, 8, 0);

/** Patching read through the unmodified SDK from a company of these windows; counts the calls. */
export async function patchingOf(windows: string, options: Omit<LocalAwsOptions, 'scenario'> = {}) {
  const calls: string[] = [];
  const aws = await startLocalAws({
    scenario: parseScenario(`employees: []\nwindows:\n${windows}\ninstances: []\n`, now),
    now: () => now,
    wait: async () => {},
    onCall: ({ operation }) => calls.push(operation),
    ...options,
  });
  onTestFinished(() => aws.stop());
  const client = new SSMClient({
    endpoint: aws.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const deadline = new AbortController();
  const patching = patchingFrom(
    maintenanceWindows(client),
    () => now,
    () => deadline.signal,
  );
  return { aws, calls, deadline, patching };
}

const prefix = 'patch-job-reportedbyconnect-';

/** A window as the scenario writes it. */
export const windowOf = (name: string, executions: readonly string[], targets = ['Linux']): string =>
  `  - name: ${prefix}${name}\n    targets: [${targets.map((target) => `{ name: ${target} }`).join(', ')}]\n    executions: [${executions.join(', ')}]\n`;
