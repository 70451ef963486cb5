import { expect, onTestFinished, test } from 'vitest';
import { change } from './aws.ts';
import { pluginIn } from './plugin-in.ts';

const made = change('Add', 'Alarm', 'AWS::CloudWatch::Alarm');

const cases: readonly [stackStatus: string, isDeployed: boolean, isLeftOut: boolean][] = [
  ['UPDATE_COMPLETE', true, true],
  ['CREATE_COMPLETE', true, true],
  ['UPDATE_COMPLETE', false, false],
  ['UPDATE_ROLLBACK_COMPLETE', true, false],
  ['ROLLBACK_COMPLETE', true, false],
  ['UPDATE_ROLLBACK_COMPLETE', false, false],
];

test.each(cases)(
  'of a stack in %s, where the same was uploaded (%s), the deployment is left out: %s',
  async (stackStatus, isDeployed, isLeftOut) => {
    const { plugin, provider, deploy } = await pluginIn({ world: { stackStatus }, isDeployed });
    await deploy.checkForChanges();
    await plugin.hooks['after:aws:deploy:deploy:checkForChanges']();
    expect(provider.shouldNotDeploy).toBe(isLeftOut);
  },
);

test('what failed before is a difference, too', async () => {
  onTestFinished(() => {
    process.exitCode = undefined;
  });
  const world = { stackStatus: 'UPDATE_ROLLBACK_COMPLETE', pages: [[made]] };
  const { plugin, told } = await pluginIn({ world, isDeployed: true });
  await plugin.diff();
  expect(told).toEqual(['doors-prod would change like this:\n  create      Alarm (AWS::CloudWatch::Alarm)']);
});
