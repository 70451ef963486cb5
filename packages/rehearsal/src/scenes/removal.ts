import assert from 'node:assert/strict';
import type { Account } from '../account.ts';
import { changes, lineOf, stackOf, stacksOf } from '../expected.ts';
import type { Rehearsal } from '../rehearsal.ts';
import { fullStage, place, withMore } from '../stages.ts';
import { settings } from './deployed-anew.ts';

/** What a removal leaves: what cannot be made again, and the versions that go with their bots. */
const kept = ['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::Lex::BotVersion'];

/** A removal leaves the table and the keys, and the next deployment takes them up. */
export async function removeAndDeployAgain(rehearsal: Rehearsal): Promise<void> {
  const set = await settings(rehearsal);
  const before = await rehearsal.now();
  const removed = changes(await rehearsal.remove(fullStage, set));
  const after = await rehearsal.now();
  assert.deepEqual(stacksOf(after, fullStage), []);
  const left = removed.filter(({ deed }) => deed === 'keep');
  assert.deepEqual([...new Set(left.map(({ type }) => type))].toSorted(), kept);

  const physicalId = (id: string) =>
    left.find((it) => it.id === id)?.physicalId ?? assert.fail(`${id} is not left`);
  const keyArn = (id: string) => `arn:aws:kms:${place.region}:${place.account}:key/${physicalId(id)}`;
  const taken = withMore(
    withMore(set, 'auth-lookup', {
      existingEmployeeTable: physicalId('EmployeeTable'),
      existingCallerKeyArn: keyArn('CallerKey'),
    }),
    'password-reset-intent',
    { existingDirectoryKeyArn: keyArn('DirectoryKey') },
  );
  const made = changes(await rehearsal.deploy(fullStage, taken));
  assert.deepEqual(made.filter(({ deed }) => deed !== 'create').map(lineOf), []);
  const again = made.filter(({ id }) => ['EmployeeTable', 'CallerKey', 'DirectoryKey'].includes(id));
  assert.deepEqual(again.map(lineOf), [], 'made although it is there');

  const now = await rehearsal.now();
  for (const [service, output] of [
    ['auth-lookup', 'EmployeeTable'],
    ['auth-lookup', 'CallerKeyArn'],
    ['password-reset-intent', 'DirectoryKeyArn'],
  ] as const) {
    assert.equal(outputOf(now, service, output), outputOf(before, service, output), `${output} is another`);
  }
}

function outputOf(account: Account, service: string, output: string): string | undefined {
  return account.stacks.find(({ name }) => name === stackOf(service, fullStage))?.outputs[output];
}
