import { describe, expect, test } from 'vitest';
import { SettingsPlugin } from '../src/plugin/plugin.ts';
import type { Serverless } from '../src/plugin/serverless.ts';
import { folderOf, type Given, pluginIn } from './plugin-in.ts';

describe('a parameter of a template', () => {
  test.each<[string, unknown, unknown]>([
    ['without the white space around it', ' Europe/Kyiv ', 'Europe/Kyiv'],
    ['a number where a zone belongs, likewise', 12, null],
    ['nothing, so that the default stands', null, null],
    ['only white space, likewise', '  ', null],
    ['something wrong, likewise', 'Mars', null],
    ["CloudFormation's own, as it is", { Ref: 'Zone' }, { Ref: 'Zone' }],
  ])('%s', async (_, given, value) => {
    expect(await pluginIn('patch-status-intent', { timeZone: given }).read('timeZone')).toEqual({ value });
  });

  test.each<[string, Given, Given, unknown]>([
    ['what is given', { timeZone: 'Asia/Kolkata' }, { timeZone: 'UTC' }, 'Asia/Kolkata'],
    ['the default where nothing is', {}, { timeZone: 'UTC' }, 'UTC'],
    ['the default where only white space is', { timeZone: '  ' }, { timeZone: 'UTC' }, 'UTC'],
    ['the default where something wrong is', { timeZone: 'Mars' }, { timeZone: 'UTC' }, 'UTC'],
    ['nothing where the default is empty', {}, { timeZone: '' }, null],
    ['nothing where the default is wrong', {}, { timeZone: 'Mars' }, null],
  ])('%s', async (_, given, byDefault, value) => {
    expect(await pluginIn('patch-status-intent', given, { byDefault }).read('timeZone')).toEqual({ value });
  });

  test('a number and a boolean of a file are read as they are written', async () => {
    expect(await pluginIn('auth-lookup', { concurrency: 7 }).read('concurrency')).toEqual({ value: '7' });
    expect(await pluginIn('auth-lookup', { concurrency: 'none' }).read('concurrency')).toEqual({
      value: { Ref: 'AWS::NoValue' },
    });
    expect(await pluginIn('compliance-alerts', { allClear: true }).read('allClear')).toEqual({
      value: 'true',
    });
  });

  test('that the service does not have is a mistake of the template', async () => {
    await expect(pluginIn('auth-lookup', {}).read('timeZone')).rejects.toThrow('has no parameter timeZone');
  });
});

describe('what a deployer set', () => {
  test('is right, or not given at all', async () => {
    expect(await pluginIn('patch-status-intent', {}).check()).toBe('');
    expect(await pluginIn('patch-status-intent', { timeZone: ' ', concurrency: '' }).check()).toBe('');
    const given = { timeZone: 'US/Eastern', textablePrefixes: '+1, +44', botName: 'patchStatusBot-blue' };
    expect(await pluginIn('patch-status-intent', given).check()).toBe('');
  });

  test('is wrong: all of it is told at once, by name, with what was expected and what was found', async () => {
    const given = { timeZone: 'Mars', textablePrefixes: '+1,44', concurrency: 'off' };
    expect(await pluginIn('patch-status-intent', given, { stage: 'prod--eu' }).check()).toBe(
      [
        'opsline-patch-status-intent cannot be deployed like this:',
        '  stage: expected letters and digits, single hyphens between them: a name of Lex has nothing else, got "prod--eu"',
        '  timeZone: expected an IANA time zone, such as Europe/Berlin or Asia/Kolkata, got "Mars"',
        '  textablePrefixes.1: expected a plus sign and one to seven digits, such as +44, got "+1,44"',
        '  concurrency: expected none, or a whole number, 1 or more, got "off"',
      ].join('\n'),
    );
  });

  test('is misspelt', async () => {
    expect(await pluginIn('auth-lookup', { Concurrency: '7' }).check()).toContain(
      '  Concurrency: expected one of the parameters connectInstanceArn, concurrency',
    );
  });

  test('does not go together', async () => {
    const connect = 'arn:aws:connect:eu-west-2:111122223333:instance';
    const calls = { connectInstanceArn: `${connect}/one`, handOverQueueArn: `${connect}/other/queue/q` };
    expect(await pluginIn('patch-status-intent', calls).check()).toContain(
      '  handOverQueueArn: expected a queue of the instance that connectInstanceArn names',
    );
    const elsewhere = { ...calls, connectInstanceArn: undefined };
    expect(await pluginIn('patch-status-intent', elsewhere).check()).toContain(
      '  handOverQueueArn: expected a queue',
    );
    expect(
      await pluginIn('patch-status-intent', { ...calls, connectInstanceArn: { Ref: 'Instance' } }).check(),
    ).toBe('');
    expect(await pluginIn('password-reset-intent', { subnetIds: 'subnet-01234567' }).check()).toContain(
      '  securityGroupIds: expected a value, since subnetIds has one',
    );
  });

  test.each<[string, string, Given, string]>([
    [
      'password-reset-intent',
      'a bind password in clear',
      { directoryBindPassword: 'Canary-1!' },
      '9 characters',
    ],
    [
      'compliance-alerts',
      'a signature',
      { teamsEndpoint: 'https://a.example.com/?sig=Canary' },
      '33 characters',
    ],
    [
      'compliance-alerts',
      'an address with a key',
      { ticketEndpoint: 'https://k:Canary@x.y' },
      '20 characters',
    ],
    ['compliance-alerts', 'a token', { slackChannel: 'xoxb-Canary' }, '11 characters'],
    [
      'compliance-alerts',
      'the value of a header',
      { ticketHeader: 'Authorization: Canary' },
      '21 characters',
    ],
    ['patch-status-intent', 'whatever is long', { timeZone: `${'x'.repeat(60)}Canary` }, '66 characters'],
  ])('%s: %s is not shown', async (service, _, given, found) => {
    const told = await pluginIn(service, given).check();
    expect(told).toContain(`got ${found}`);
    expect(told).not.toContain('Canary');
  });
});

test('parameters of a file are known by the stage and by every stage, and other stages do not matter', async () => {
  const serverless: Serverless = {
    serviceDir: folderOf('auth-lookup'),
    service: { service: 'opsline-auth-lookup', provider: { stage: 'prod' } },
    processedInput: { options: {} },
    configurationInput: { params: { default: { one: 1 }, prod: { two: 2 }, dev: { three: 3 } } },
    classes: { Error },
  };
  const plugin = new SettingsPlugin(serverless, {}, { log: { warning: () => {} } });
  const told = await plugin.check().catch((error: Error) => error.message);
  expect(told).toMatch(/ {2}two: .+\n {2}one: /);
  expect(told).not.toContain('three');
});
