import { hexFrom, uuidFrom } from '../ids.ts';
import { resolveExecution } from './resolve-execution.ts';
import type { MaintenanceWindow, Target } from './scenario.ts';
import { ScenarioError } from './scenario-error.ts';
import type { WrittenTarget, WrittenWindow } from './window-shape.ts';

/**
 * A window with its times and ids, executions newest first. `path` is its place in the file, `instances` are the names
 * of those that there are.
 */
export function resolveWindow(
  written: WrittenWindow,
  path: string,
  now: number,
  instances: ReadonlySet<string>,
): MaintenanceWindow {
  const targets = resolveTargets(written.targets, path);
  return {
    id: `mw-${hexFrom(path, 17)}`,
    name: written.name,
    description: written.description,
    enabled: written.enabled,
    schedule: written.schedule,
    timezone: written.timezone,
    duration: written.duration,
    cutoff: written.cutoff,
    nextAt: written.next === undefined ? undefined : now + written.next,
    targets: [...targets.values()],
    executions: written.executions
      .map((one, index) => resolveExecution(one, `${path}.executions[${index}]`, { targets, instances, now }))
      .toSorted((a, b) => b.startedAt - a.startedAt),
  };
}

function resolveTargets(written: readonly WrittenTarget[], path: string): ReadonlyMap<string, Target> {
  const labels = written.map(labelOf);
  const twice = labels.findIndex((label, index) => labels.indexOf(label) !== index);
  if (twice !== -1) {
    throw new ScenarioError(
      `${path}.targets[${twice}]: expected a name or label that no other target here has`,
    );
  }
  return new Map(
    written.map((one, index) => [labelOf(one), resolveTarget(one, `${path}.targets[${index}]`)]),
  );
}

function labelOf({ label, name }: WrittenTarget): string {
  return label ?? name ?? '';
}

function resolveTarget(written: WrittenTarget, path: string): Target {
  return {
    id: uuidFrom(`${path}/target`),
    name: written.name,
    owner: written.owner,
    type: written.type,
    selects: written.selects ?? { 'tag:PatchGroup': [labelOf(written)] },
    registered: written.registered,
  };
}
