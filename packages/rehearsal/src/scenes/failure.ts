import assert from 'node:assert/strict';
import { changes, lineOf, stackOf, stacksOf } from '../expected.ts';
import type { Rehearsal } from '../rehearsal.ts';
import { allAreThere } from './deployed-anew.ts';

/** A first deployment of each service that fails at its end leaves nothing that is in the way of the next. */
export async function failure(rehearsal: Rehearsal): Promise<void> {
  const stage = 'broken';
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
