import { type LocalAwsOptions, parseScenario, startLocalAws } from '@opsline/local-aws';
import { virtualClock } from '@opsline/local-kit/clock';
import { onTestFinished } from 'vitest';
import type { Entry } from '../../src/log.ts';
import { patchingFrom } from '../../src/patching/patching.ts';
import { groupSentences, latestSentences } from '../../src/patching/sentences.ts';
import { systemsManager } from '../stage/systems-manager.ts';

/** Friday, 20 November 2026, 08:00 UTC. */
export const now = Date.UTC(2026, 10, 20, 8, 0);

/** Patching read through the unmodified SDK from a company of these windows, on virtual time; notes the calls. */
export async function patchingOf(windows: string, options: Omit<LocalAwsOptions, 'scenario'> = {}) {
  const operations: string[] = [];
  const log: Entry[] = [];
  const clock = virtualClock(now);
  const scenario = parseScenario(`employees: []\nwindows:\n${windows}\ninstances: []\n`, now);
  const aws = await startLocalAws({
    scenario,
    now: clock.now,
    wait: clock.sleep,
    onCall: ({ operation }) => operations.push(operation),
    ...options,
  });
  onTestFinished(() => aws.stop());
  const { calls, windows: read, readingDeadline } = systemsManager(aws, clock);
  const patching = patchingFrom(
    read,
    () => now,
    readingDeadline,
    (entry) => log.push(entry),
  );
  /** What is answered, as text; "apology" where it throws. */
  const says = async (question: string): Promise<string> => {
    try {
      const answer =
        question === 'latest'
          ? latestSentences(await patching.latest(), 'UTC')
          : groupSentences(await patching.groupStatus(question), question, 'UTC');
      return answer.map(({ text }) => text).join(' ');
    } catch {
      return 'apology';
    }
  };
  return { aws, scenario, operations, calls, clock, log, patching, says };
}

const prefix = 'patch-job-reportedbyconnect-';

/** A window as the scenario writes it. */
export function windowOf(name: string, executions: readonly string[], targets = ['Linux']): string {
  return `  - name: ${prefix}${name}\n    targets: [${targets.map((target) => `{ name: ${target} }`).join(', ')}]\n    executions: [${executions.join(', ')}]\n`;
}
