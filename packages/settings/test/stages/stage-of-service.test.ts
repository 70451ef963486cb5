import { expect, test } from 'vitest';
import { pluginIn } from '../plugin-in.ts';

const stages = `
stages:
  prod:
    account: 111122223333
    region: eu-west-2
    all: { connectInstanceArn: arn:aws:connect:eu-west-2:111122223333:instance/one, timeZone: Europe/London }
    services:
      patch-status-intent: { timeZone: Asia/Kolkata, concurrency: 7 }
  dev: { account: 111122223333, region: eu-west-2 }
`;

test.each([
  ['what is set for the service', 'timeZone', {}, 'Asia/Kolkata'],
  ['what the command line says, before it', 'timeZone', { timeZone: 'Europe/Kyiv' }, 'Europe/Kyiv'],
  [
    'what is set, where the command line says only white space',
    'timeZone',
    { timeZone: ' ' },
    'Asia/Kolkata',
  ],
  ['what is set for all', 'connectInstanceArn', {}, 'arn:aws:connect:eu-west-2:111122223333:instance/one'],
  ['the default where nothing is set', 'textablePrefixes', {}, '+1'],
])('a parameter is %s', async (_, name, given, value) => {
  const byDefault = { timeZone: 'UTC', connectInstanceArn: '', textablePrefixes: '+1' };
  const { read } = pluginIn('patch-status-intent', given, { stage: 'prod', stages, byDefault });
  expect(await read(name)).toEqual({ value });
});

test('another stage, and a stage that nothing is set for, have the defaults', async () => {
  for (const stage of ['dev', 'test']) {
    const { read } = pluginIn('patch-status-intent', {}, { stage, stages, byDefault: { timeZone: 'UTC' } });
    expect(await read('timeZone')).toEqual({ value: 'UTC' });
  }
});

test('what is wrong with any stage stops the command, once, and with its place', async () => {
  const wrong = stages.replace('Asia/Kolkata', 'Mars').replace('  dev: {', '  dev: { regoin: x,');
  const told = async (written: string) =>
    pluginIn('patch-status-intent', {}, { stage: 'prod', stages: written }).check();
  expect(await told(stages)).toBe('');
  expect(await told(stages.replace('Asia/Kolkata', 'Mars'))).toBe(
    'opsline-patch-status-intent cannot be deployed like this:\n' +
      '  OPSLINE_STAGES: stages.prod.services.patch-status-intent.timeZone: expected an IANA time zone, such as Europe/Berlin or Asia/Kolkata, got "Mars"',
  );
  expect(await told(wrong)).toContain('  OPSLINE_STAGES: stages.dev.regoin: expected the keys');
});

test('what is set is held to the rules of several parameters, too', async () => {
  const queue = 'arn:aws:connect:eu-west-2:111122223333:instance/other/queue/q';
  const set = stages.replace('concurrency: 7', `handOverQueueArn: ${queue}`);
  const { plugin, read } = pluginIn('patch-status-intent', {}, { stage: 'prod', stages: set });
  await read('handOverQueueArn');
  await read('connectInstanceArn');
  await expect(plugin.check()).rejects.toThrow(
    'handOverQueueArn: expected a queue of the instance that connectInstanceArn',
  );
});
