import { describe, expect, test } from 'vitest';
import { SettingsPlugin } from '../src/plugin/plugin.ts';
import type { Serverless } from '../src/plugin/serverless.ts';
import { folderOf, type Given, pluginIn } from './plugin-in.ts';

describe('what the functions are told', () => {
  const handler = 'src/lambda/patch-status.handler';
  const environment = {
    ONETIMEPIN_TABLE: 'opsline-dev-Onetimepin',
    PEPPER_KEY: { Ref: 'OneTimePinKey' },
    CALLER_KEY: { 'Fn::Sub': 'alias/caller' },
    SEND_ONE_TIME_PIN_FUNCTION: 'send',
    TIME_ZONE: 'UTC',
  };
  const checkWith = (changed: Given) => {
    const functions = { patchStatus: { handler, environment: { ...environment, ...changed } } };
    const { check, warnings } = pluginIn('patch-status-intent', {}, { functions });
    return check().then((told) => ({ told, warnings }));
  };

  test("is what they start with; CloudFormation's own counts as right", async () => {
    expect(await checkWith({})).toEqual({ told: '', warnings: [] });
  });

  test('is wrong: told by function and variable', async () => {
    expect((await checkWith({ TIME_ZONE: 'Mars' })).told).toContain(
      '  functions.patchStatus.environment.TIME_ZONE: expected an IANA time zone',
    );
  });

  test('is not set yet: a warning, since a first deployment makes the key that a value is encrypted with', async () => {
    expect(await checkWith({ TIME_ZONE: '' })).toEqual({
      told: '',
      warnings: ['opsline-patch-status-intent does not work yet: no value for TIME_ZONE'],
    });
  });

  test('is more than Lambda takes', async () => {
    const most = (more: number) => ({ PADDING: 'x'.repeat(more) });
    const room = 4096 - Object.entries(environment).flat().map(String).join('').length;
    expect(room).toBeGreaterThan(3_000);
    expect((await checkWith(most(5_000))).told).toContain(
      '  functions.patchStatus.environment: expected at most 4096 bytes (AWS Lambda), got ',
    );
    expect((await checkWith(most(3_000))).told).toBe('');
  });

  test('is told to every function of the service', async () => {
    const { PEPPER_KEY: _, ...shared } = environment;
    const serverless: Serverless = {
      serviceDir: folderOf('patch-status-intent'),
      service: {
        service: 'opsline-patch-status-intent',
        provider: { environment: { ...shared, TIME_ZONE: 'Mars' } },
        functions: { patchStatus: { handler, environment: { PEPPER_KEY: 'k' } } },
      },
      processedInput: { options: {} },
      configurationInput: {},
      classes: { Error },
    };
    const plugin = new SettingsPlugin(serverless, {}, { log: { warning: () => {} } });
    await expect(plugin.check()).rejects.toThrow('functions.patchStatus.environment.TIME_ZONE');
  });
});
