import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { changes, lineOf, stackOf, stacksOf } from '../expected.ts';
import type { Rehearsal } from '../rehearsal.ts';
import { everythingSet, type Settings } from '../stages.ts';

/** What the example of services/stages.yml sets. */
export async function settings({ folder }: Rehearsal): Promise<Settings> {
  return everythingSet(await readFile(join(folder, 'services/stages.example.yml'), 'utf8'));
}

/** Deploys a stage that is not there yet: everything is made, nothing else happens. */
export async function deployedAnew(rehearsal: Rehearsal, stage: string, set?: Settings): Promise<void> {
  const operations = await rehearsal.deploy(stage, set);
  const others = changes(operations).filter(({ deed }) => deed !== 'create');
  assert.deepEqual(others.map(lineOf), [], 'done by a first deployment beside making');
  await allAreThere(rehearsal, stage);
}

/** Every service stands, and each of its types is known. */
export async function allAreThere(rehearsal: Rehearsal, stage: string): Promise<void> {
  const now = await rehearsal.now();
  assert.deepEqual(
    Object.fromEntries(stacksOf(now, stage).map(({ name, status }) => [name, status])),
    Object.fromEntries(rehearsal.services.map((service) => [stackOf(service, stage), 'UPDATE_COMPLETE'])),
  );
  assert.deepEqual(now.missing, [], 'types that nobody knows');
}
