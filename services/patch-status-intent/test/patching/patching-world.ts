import { type LocalAwsOptions, parseScenario, startLocalAws } from '@opsline/local-aws';
import { virtualClock } from '@opsline/local-kit/clock';
import { onTestFinished } from 'vitest';
import type { Entry } from '../../src/log.ts';
import { patchingFrom } from '../../src/patching/patching.ts';
import { failureSentences, failuresToRead } from '../../src/patching/telling/failure-sentences.ts';
import { groupListSentences, groupSentences } from '../../src/patching/telling/group-sentences.ts';
import { latestSentences } from '../../src/patching/telling/latest-sentences.ts';
import type { Telling } from '../../src/patching/telling/telling.ts';
import { systemsManager } from '../stage/systems-manager.ts';

/** Friday, 20 November 2026, 08:00 UTC. */
export const now = Date.UTC(2026, 10, 20, 8, 0);

/** How answers are told in these tests. */
export const telling: Telling = { timeZone: 'UTC', now, channel: 'chat' };

/** Patching read through the unmodified SDK from a company of these windows, on virtual time; notes the calls. */
export async function patchingOf(
  windows: string,
  options: Omit<LocalAwsOptions, 'scenario'> = {},
  instances: readonly string[] = [],
) {
  const operations: string[] = [];
  const log: Entry[] = [];
  const clock = virtualClock(now);
  const scenario = parseScenario(
    `employees: []\nwindows:\n${windows}\ninstances: [${instances.join(', ')}]\n`,
    now,
  );
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
  const answer = async (question: string) => {
    switch (question) {
      case 'latest':
        return latestSentences(await patching.latest(), telling).says;
      case 'what failed':
        return failureSentences(await patching.failures(failuresToRead(telling)), telling).says;
      case 'list groups':
        return groupListSentences(await patching.groups(), telling).says;
      default:
        return groupSentences(await patching.groupStatus(question), question, telling);
    }
  };
  /** What is answered, as text; "apology" where it throws. */
  const says = async (question: string): Promise<string> => {
    try {
      return (await answer(question)).map(({ text }) => text).join(' ');
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
