import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { changes, lineOf, stackOf, stacksOf, types } from './expected.ts';
import type { Rehearsal } from './rehearsal.ts';
import { removeAndDeployAgain } from './removal-scene.ts';
import { rewrite } from './sources.ts';
import { everythingSet, fullStage, type Settings } from './stages.ts';

/** Something that happens to an account, with what has to come of it. */
export type Scene = {
  readonly name: string;
  /** The scene that has to be played before. */
  readonly after?: string;
  /** @throws AssertionError where something else came of it */
  readonly play: (rehearsal: Rehearsal) => Promise<void>;
};

/** The scenes, in the order in which they are played. */
export const scenes: readonly Scene[] = [
  { name: 'bare', play: bare },
  { name: 'second stage beside the first', after: 'bare', play: secondStage },
  { name: 'a failure half-way, then again', play: failure },
  { name: 'everything set', play: everything },
  { name: 'again, unchanged', after: 'everything set', play: unchanged },
  { name: 'one word of a prompt changed', after: 'again, unchanged', play: prompt },
  {
    name: 'remove and deploy again',
    after: 'everything set',
    play: async (rehearsal) => removeAndDeployAgain(rehearsal, await settings(rehearsal)),
  },
];

async function settings({ folder }: Rehearsal): Promise<Settings> {
  return everythingSet(await readFile(join(folder, 'services/stages.example.yml'), 'utf8'));
}

async function bare(rehearsal: Rehearsal): Promise<void> {
  await deployedAnew(rehearsal, 'dev');
  const made = types(stacksOf(await rehearsal.now(), 'dev'));
  const optional = Object.keys(made).filter((type) => /^AWS::(Connect|Events|SecretsManager)::/.test(type));
  assert.deepEqual(optional, [], 'made although nothing is set');
}

async function secondStage(rehearsal: Rehearsal): Promise<void> {
  const before = stacksOf(await rehearsal.now(), 'dev');
  await deployedAnew(rehearsal, 'second');
  const now = await rehearsal.now();
  assert.deepEqual(stacksOf(now, 'dev'), before, 'the first stage is as it was');
  const ids = (stage: string) =>
    stacksOf(now, stage).flatMap(({ resources }) => resources.map(({ type, physicalId }) => `${type} ${physicalId}`));
  assert.deepEqual([...new Set(ids('dev')).intersection(new Set(ids('second')))], [], 'shared by both stages');
}

async function everything(rehearsal: Rehearsal): Promise<void> {
  await deployedAnew(rehearsal, fullStage, await settings(rehearsal));
  const stacks = stacksOf(await rehearsal.now(), fullStage);
  const made = types(stacks);
  for (const type of [
    'AWS::Connect::ContactFlow',
    'AWS::Connect::IntegrationAssociation',
    'AWS::Events::Connection',
    'AWS::SecretsManager::Secret',
    'AWS::SNS::Subscription',
  ]) {
    assert.ok(made[type], `expected at least one ${type}`);
  }
  const inNetwork = stacks
    .flatMap(({ resources }) => resources)
    .filter(({ type, properties }) => type === 'AWS::Lambda::Function' && properties.VpcConfig !== undefined)
    .map(({ id }) => id);
  assert.deepEqual(inNetwork.toSorted(), ['PasswordResetLambdaFunction', 'SendOneTimePinLambdaFunction']);
}

async function unchanged(rehearsal: Rehearsal): Promise<void> {
  const operations = await rehearsal.deploy(fullStage, await settings(rehearsal));
  assert.deepEqual(changes(operations).map(lineOf), [], 'changed by a deployment of the same');
}

async function prompt(rehearsal: Rehearsal): Promise<void> {
  const before = stacksOf(await rehearsal.now(), fullStage);
  const bot = join(rehearsal.folder, 'services/password-reset-intent/bot.yml');
  await rewrite(bot, 'Is that correct?', 'Is that right?');
  const operations = await rehearsal.deploy(fullStage, await settings(rehearsal));
  assert.deepEqual(
    changes(operations)
      .map(({ deed, type, because }) => [deed, type, ...because].join(' '))
      .toSorted(),
    [
      'create AWS::Lex::BotVersion',
      'keep AWS::Lex::BotVersion',
      'update AWS::Lex::Bot BotLocales',
      'update AWS::Lex::BotAlias BotVersion',
    ],
  );
  const versionOf = (stacks: typeof before) =>
    stacks
      .filter(({ name }) => name === stackOf('password-reset-intent', fullStage))
      .flatMap(({ resources }) => resources)
      .filter(({ type }) => type === 'AWS::Lex::BotAlias')
      .map(({ properties }) => properties.BotVersion);
  assert.deepEqual(versionOf(before), ['1']);
  assert.deepEqual(versionOf(stacksOf(await rehearsal.now(), fullStage)), ['2'], 'the alias follows');
}

async function failure(rehearsal: Rehearsal): Promise<void> {
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
    changes(operations).filter(({ deed }) => deed !== 'create').map(lineOf),
    [],
    'not made by the second try',
  );
  await allAreThere(rehearsal, stage);
}

/** Deploys a stage that is not there yet: everything is made, nothing else happens. */
async function deployedAnew(rehearsal: Rehearsal, stage: string, set?: Settings): Promise<void> {
  const operations = await rehearsal.deploy(stage, set);
  const others = changes(operations).filter(({ deed }) => deed !== 'create');
  assert.deepEqual(others.map(lineOf), [], 'done by a first deployment beside making');
  await allAreThere(rehearsal, stage);
}

async function allAreThere(rehearsal: Rehearsal, stage: string): Promise<void> {
  const now = await rehearsal.now();
  assert.deepEqual(
    Object.fromEntries(stacksOf(now, stage).map(({ name, status }) => [name, status])),
    Object.fromEntries(rehearsal.services.map((service) => [stackOf(service, stage), 'UPDATE_COMPLETE'])),
  );
  assert.deepEqual(now.missing, [], 'types that nobody knows');
}
