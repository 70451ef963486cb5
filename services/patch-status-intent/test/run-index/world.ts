import type { Scenario } from '@opsline/local-aws';
import { createIndexRuns } from '../../src/functions/index-runs.ts';
import { type Dated, type Patching, patchingFrom } from '../../src/patching/patching.ts';
import { failureSentences, failuresToRead } from '../../src/patching/telling/failure-sentences.ts';
import { groupListSentences, groupSentences } from '../../src/patching/telling/group-sentences.ts';
import { latestSentences } from '../../src/patching/telling/latest-sentences.ts';
import { patchingByIndex } from '../../src/run-index/patching-by-index.ts';
import { memoryIndex, memoryWindows, windowAt } from './company.ts';

/** A deadline that never comes. */
export function never(): AbortSignal {
  return new AbortController().signal;
}

/** Systems Manager as it is at a time that is told, and an index of it. */
export function worldOf(scenario: Scenario) {
  const clock = { now: 0, down: false };
  /** The window that cannot be read while Systems Manager is down in part. */
  let refused: string | undefined;
  const windows = memoryWindows((windowId) => {
    if (clock.down || (windowId !== undefined && windowId === refused))
      throw Object.assign(new Error('down'), { name: 'AccessDeniedException' });
    return scenario.windows.map((window) => windowAt(window, clock.now));
  });
  const store = memoryIndex();
  const outside = { store, windows, now: () => clock.now, log: () => {}, deadline: never };
  const handle = createIndexRuns({ ...outside, turn: async () => {} });
  const at = async (time: number, event: unknown, down = false) => {
    Object.assign(clock, { now: time, down });
    await handle(event);
    clock.down = false;
  };
  return {
    reconcile: (time: number) => at(time, scheduled),
    /** A reconciling read that does not get at the first window. */
    reconcilePartly: async (time: number) => {
      refused = scenario.windows[0]?.id;
      await at(time, scheduled);
      refused = undefined;
    },
    deliver: at,
    /** By the index, and by reading. */
    byIndex: patchingByIndex(
      store,
      windows,
      () => clock.now,
      never,
      () => {},
    ),
    byReading: patchingFrom(
      windows,
      () => clock.now,
      never,
      () => {},
    ),
    clock,
  };
}

const scheduled = {
  source: 'aws.events',
  'detail-type': 'Scheduled Event',
  time: '2026-11-20T08:00:00Z',
  detail: {},
};

/** What is answered to a question, in words, and as of when. */
export async function told(
  patching: Patching,
  question: string,
  at: number,
): Promise<Dated & { says: string }> {
  const telling = { timeZone: 'UTC', now: at, channel: 'chat' } as const;
  const inWords = <A extends Dated>(answer: A, says: readonly { text: string }[]) => ({
    ...(answer.asOf && { asOf: answer.asOf }),
    says: says.map(({ text }) => text).join(' '),
  });
  switch (question) {
    case 'latest': {
      const latest = await patching.latest();
      return inWords(latest, latestSentences(latest, telling).says);
    }
    case 'what failed': {
      const failures = await patching.failures(failuresToRead(telling));
      return inWords(failures, failureSentences(failures, telling).says);
    }
    case 'list groups': {
      const groups = await patching.groups();
      return inWords(groups, groupListSentences(groups, telling).says);
    }
    default: {
      const status = await patching.groupStatus(question);
      return inWords(status, groupSentences(status, question, telling));
    }
  }
}

export function questionsOf({ windows }: Scenario): string[] {
  return [
    'latest',
    'what failed',
    'list groups',
    'Shared',
    ...windows.flatMap((_, index) => [`Own${index}`, `w${index}`]),
  ];
}
