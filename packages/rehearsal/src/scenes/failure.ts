import assert from 'node:assert/strict';
import { changes, isOnlyUploaded, lineOf, stackOf, stacksOf } from '../expected.ts';
import type { Rehearsal } from '../rehearsal.ts';
import { allAreThere } from './deployed-anew.ts';

const stage = 'broken';

/** A deployment that fails at its end leaves nothing that is in the way of the next: neither the first nor a later one. */
export async function failure(rehearsal: Rehearsal): Promise<void> {
  await firstFails(rehearsal);
  await laterFails(rehearsal);
}

async function firstFails(rehearsal: Rehearsal): Promise<void> {
  const { left } = await rehearsal.now();
  await rehearsal.refuse(rehearsal.services.map((service) => stackOf(service, stage)));
  const ran = await rehearsal.deployEach(stage);
  for (const [service, { said, code }] of ran) {
    assert.notEqual(code, 0, `${service} was deployed although it was refused:\n${said}`);
    assert.match(said, /was refused, as the rehearsal was asked to/);
  }
  const after = await rehearsal.now();
  const remaining = stacksOf(after, stage).flatMap(({ resources }) => resources.map(({ type }) => type));
  assert.deepEqual([...new Set(remaining)].toSorted(), ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy']);
  assert.deepEqual(after.left, left, 'left in the account by what failed');
  const operations = await rehearsal.deploy(stage);
  assert.deepEqual(
    changes(operations)
      .filter(({ deed }) => deed !== 'create')
      .map(lineOf),
    [],
    'not made by the second try',
  );
  await allAreThere(rehearsal, stage);
}

async function laterFails(rehearsal: Rehearsal): Promise<void> {
  const before = stacksOf(await rehearsal.now(), stage);
  const name = stackOf('auth-lookup', stage);
  const set = { all: {}, services: { 'auth-lookup': { logRetentionDays: '30' } } };
  await rehearsal.refuse([name]);
  await assert.rejects(rehearsal.deploy(stage, set), /was refused, as the rehearsal was asked to/);
  assert.deepEqual(
    stacksOf(await rehearsal.now(), stage),
    before.map((it) => (it.name === name ? { ...it, status: 'UPDATE_ROLLBACK_COMPLETE' } : it)),
    'all is as it was',
  );
  const operations = await rehearsal.deploy(stage, set);
  assert.deepEqual(
    changes(operations)
      .filter((it) => !isOnlyUploaded(it))
      .map(lineOf),
    ['update AuthLookupLogGroup (AWS::Logs::LogGroup), because of RetentionInDays'],
  );
}
