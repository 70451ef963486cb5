import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScenario } from './parse-scenario.ts';
import type { Scenario } from './scenario.ts';

/** The scenarios that come with this package, each a file of `scenarios/`. */
export const scenarioNames = [
  'default',
  'quiet',
  'one-job',
  'two-jobs',
  'all-succeeded',
  'all-failed',
  'all-running',
] as const;

/** One of those. */
export type ScenarioName = (typeof scenarioNames)[number];

const folder = join(import.meta.dirname, '..', '..', 'scenarios');

/** A scenario of this package, its times counted from `now` (epoch ms). */
export function loadScenario(name: ScenarioName, now: number): Scenario {
  return parseScenario(readFileSync(join(folder, `${name}.yml`), 'utf8'), now);
}

/** The scenario `pnpm start` plays: every answer of the phone line and of the Monday list can be reached. */
export function defaultScenario(now: number): Scenario {
  return loadScenario('default', now);
}
