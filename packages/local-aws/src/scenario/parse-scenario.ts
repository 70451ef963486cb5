import { describeIssues } from '@opsline/local-kit/issues';
import { LineCounter, parseDocument } from 'yaml';
import { hexFrom } from '../ids.ts';
import { resolveWindow } from './resolve-window.ts';
import type { Employee, Instance, PatchReport, Scenario } from './scenario.ts';
import { ScenarioError } from './scenario-error.ts';
import { scenarioShape, type WrittenInstance, type WrittenPatches } from './scenario-shape.ts';

/**
 * Reads a scenario from YAML (or JSON, which is YAML too), its relative times counted from `now` (epoch ms).
 * Throws a ScenarioError that names every path that is not understood.
 */
export function parseScenario(yamlText: string, now: number): Scenario {
  const parsed = scenarioShape.safeParse(readYaml(yamlText) ?? {});
  if (!parsed.success) throw new ScenarioError(describeIssues(parsed.error));
  const { employees, windows, instances } = parsed.data;
  refuseTwice(employees);
  const known = new Set(instances.map(({ name }) => name));
  return {
    employees,
    windows: windows.map((one, index) => resolveWindow(one, `windows[${index}]`, now, known)),
    instances: instances.map((one, index) => resolveInstance(one, `instances[${index}]`, now)),
  };
}

/** The YAML as plain data. An error names line and column only: the text may hold PINs. */
function readYaml(text: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem === undefined) return document.toJS();
  const { line, col } = lines.linePos(problem.pos[0]);
  throw new ScenarioError(`line ${line}, column ${col}: expected YAML (${problem.code})`);
}

function refuseTwice(employees: readonly Employee[]): void {
  const ids = employees.map(({ id }) => id);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice !== -1)
    throw new ScenarioError(`employees[${twice}].id: expected an id that no other employee has`);
}

function resolveInstance(written: WrittenInstance, path: string, now: number): Instance {
  const { id, launched, pinged = 0, account, patches, ...rest } = written;
  return {
    ...rest,
    id: id ?? `i-${hexFrom(path, 17)}`,
    launchedAt: now - launched,
    pingedAt: now - pinged,
    account,
    patches: patches && resolveReport(patches, now),
  };
}

function resolveReport({ reported, ...rest }: WrittenPatches, now: number): PatchReport {
  return {
    ...rest,
    reportedAt: now - reported,
  };
}
