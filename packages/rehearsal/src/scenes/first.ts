import assert from 'node:assert/strict';
import { stacksOf, types } from '../expected.ts';
import type { Rehearsal } from '../rehearsal.ts';
import { fullStage } from '../stages.ts';
import { deployedAnew, settings } from './deployed-anew.ts';

/** Nothing is set, and nothing is made that somebody would have to ask for. */
export async function bare(rehearsal: Rehearsal): Promise<void> {
  await deployedAnew(rehearsal, 'dev');
  const optional = stacksOf(await rehearsal.now(), 'dev')
    .flatMap(({ resources }) => resources)
    .filter(({ type }) => /^AWS::(Connect|Events|SecretsManager)::/.test(type))
    .map(({ id }) => id);
  assert.deepEqual(optional, ['TellUntoldSchedule'], 'made although nothing is set, but for the sweep');
}

/** Two stages share no name and no resource. */
export async function secondStage(rehearsal: Rehearsal): Promise<void> {
  const before = stacksOf(await rehearsal.now(), 'dev');
  await deployedAnew(rehearsal, 'second');
  const now = await rehearsal.now();
  assert.deepEqual(stacksOf(now, 'dev'), before, 'the first stage is as it was');
  const ids = (stage: string) =>
    stacksOf(now, stage).flatMap(({ resources }) =>
      resources.map(({ type, physicalId }) => `${type} ${physicalId}`),
    );
  const first = ids('dev');
  assert.deepEqual(
    ids('second').filter((it) => first.includes(it)),
    [],
    'shared by both stages',
  );
}

/** Every parameter is set: the phone line, the network, every sink. */
export async function everything(rehearsal: Rehearsal): Promise<void> {
  await deployedAnew(rehearsal, fullStage, await settings(rehearsal));
  const stacks = stacksOf(await rehearsal.now(), fullStage);
  const made = types(stacks);
  for (const type of [
    'AWS::Connect::ContactFlow',
    'AWS::Connect::IntegrationAssociation',
    'AWS::Connect::QuickConnect',
    'AWS::Events::Connection',
    'AWS::Events::Rule',
    'AWS::SecretsManager::Secret',
    'AWS::SNS::Subscription',
  ]) {
    assert.ok(made[type], `expected at least one ${type}`);
  }
  const inNetwork = stacks
    .flatMap(({ resources }) => resources)
    .filter(({ type, properties }) => type === 'AWS::Lambda::Function' && properties.VpcConfig !== undefined)
    .map(({ id }) => id);
  assert.deepEqual(inNetwork.toSorted(), [
    'HelpdeskProofLambdaFunction',
    'PasswordResetLambdaFunction',
    'SendOneTimePinLambdaFunction',
  ]);
}
