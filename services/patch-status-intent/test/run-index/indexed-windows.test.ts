import { expect, test } from 'vitest';
import type { MaintenanceWindows } from '../../src/patching/maintenance-windows.ts';
import { indexedWindows } from '../../src/run-index/indexed-windows.ts';
import type { WindowKnown } from '../../src/run-index/known.ts';

const now = Date.parse('2026-03-03T08:00:00Z');
const { signal } = new AbortController();

function unasked(): never {
  throw new Error('Systems Manager is not asked');
}
const nobody: MaintenanceWindows = {
  windows: unasked,
  targets: unasked,
  executions: unasked,
  tasks: unasked,
  invocations: unasked,
  failedInstances: unasked,
};

/** A window of one run, whose ID begins like that of any other window's here. */
function windowOf(windowId: string, status: 'SUCCESS' | 'FAILED'): WindowKnown {
  const times = { startedAt: now - 7_200_000, endedAt: now - 3_600_000 };
  const invocations = [{ targetId: 'target', status, ...times }];
  const inside = { readAt: now, invocations, instances: {} };
  const run = { executionId: '01234567', status, ...times, inside };
  return { windowId, name: windowId, readAt: now, targets: [], runs: [run] };
}

test.each(['SUCCESS', 'FAILED'] as const)(
  'runs of two windows whose IDs begin alike are told apart: %s',
  async (status) => {
    const other = status === 'FAILED' ? 'SUCCESS' : 'FAILED';
    const windows = [windowOf('mw-1', status), windowOf('mw-2', other)];
    const known = indexedWindows({ windows, listReadAt: now }, nobody, now);
    const found = await Promise.all(
      windows.map(async ({ windowId }) => {
        const { items } = await known.executions(windowId, 0)(undefined, signal);
        const { executionId = '' } = items[0] ?? {};
        const [task = ''] = (await known.tasks(executionId)(undefined, signal)).items;
        return (await known.invocations(executionId, task)(undefined, signal)).items[0]?.status;
      }),
    );
    expect(found).toEqual([status, other]);
  },
);
