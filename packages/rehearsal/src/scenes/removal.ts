import assert from 'node:assert/strict';
import type { Account } from '../account.ts';
import { changes, lineOf, stackOf, stacksOf } from '../expected.ts';
import type { Rehearsal } from '../rehearsal.ts';
import { fullStage, place, type Settings, withMore } from '../stages.ts';
import { settings } from './deployed-anew.ts';

/** What a removal leaves: what cannot be made again, and the versions that go with their bots. */
const kept = ['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::Lex::BotVersion', 'AWS::SecretsManager::Secret'];

/** A removal leaves the table, the keys and Slack's secrets, and the next deployment takes them up. */
export async function removeAndDeployAgain(rehearsal: Rehearsal): Promise<void> {
  const set = await settings(rehearsal);
  const before = await rehearsal.now();
  const listed = await listOfRemoval(rehearsal, set);
  const removed = changes(await rehearsal.remove(fullStage, set));
  const after = await rehearsal.now();
  assert.deepEqual(stacksOf(after, fullStage), []);
  const left = removed.filter(({ deed }) => deed === 'keep');
  assert.deepEqual([...new Set(left.map(({ type }) => type))].toSorted(), kept);
  assert.deepEqual(listed, left.map(({ id, type }) => `${id} (${type})`).toSorted(), 'listed beforehand');
  await isInTheWay(rehearsal, set);

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

/** What would stay, as it is told to somebody who then says no; nothing is removed. */
async function listOfRemoval(rehearsal: Rehearsal, set: Settings): Promise<string[]> {
  const before = await rehearsal.now();
  const { said, code } = await rehearsal.operate(['destroy', '--yes', 'another'], fullStage, set);
  assert.equal(code, 1, said);
  assert.match(said, /^Nothing is removed\.$/m);
  assert.deepEqual(await rehearsal.now(), before);
  return [...said.matchAll(/^ {2}stays +(\S+ \(\S+\))/gm)].map(([, it = '']) => it).toSorted();
}

/** Before the next deployment it is told what the removal left, and which parameter takes it up. */
async function isInTheWay(rehearsal: Rehearsal, set: Settings): Promise<void> {
  const { said, code } = await rehearsal.operate(['preflight', 'auth-lookup'], fullStage, set);
  assert.match(
    said,
    /^stops +table opsline-prod-Employee: an earlier deployment left it\n.*existingEmployeeTable/m,
  );
  assert.equal(code, 4);
}

function outputOf(account: Account, service: string, output: string): string | undefined {
  return account.stacks.find(({ name }) => name === stackOf(service, fullStage))?.outputs[output];
}
