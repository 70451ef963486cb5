import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { rootCertificates } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SettingsPlugin } from '../src/plugin/plugin.ts';
import type { Serverless } from '../src/plugin/serverless.ts';
import { folderOf, type Given, pluginIn } from './plugin-in.ts';

describe('what the functions are told', () => {
  const handler = 'src/lambda/patch-status.handler';
  const environment = {
    ONETIMEPIN_TABLE: 'opsline-dev-Onetimepin',
    PEPPER_KEY: { Ref: 'OneTimePinKey' },
    ASSERTION_KEY: { 'Fn::Sub': 'alias/assertion' },
    SEND_ONE_TIME_PIN_FUNCTION: 'send',
    INDEX: 'off',
    PATCH_RUN_TABLE: 'opsline-dev-PatchRun',
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
    expect((await checkWith({ TIME_ZONE: '+02:00' })).told).toContain(
      '  functions.patchStatus.environment.TIME_ZONE: expected an IANA time zone',
    );
  });

  test('is not set yet: a warning, since a first deployment makes the key that a value is encrypted with', async () => {
    expect(await checkWith({ TIME_ZONE: '' })).toEqual({
      told: '',
      warnings: ['opsline-patch-status-intent does not work yet: no value for TIME_ZONE'],
    });
  });

  test("names a file: it is read in the service's folder", async () => {
    const directory = {
      PASSWORD_RESET_TABLE: 'opsline-dev-PasswordReset',
      ATTEMPT_TABLE: 'opsline-dev-Attempt',
      ATTEMPT_DAYS: '90',
      PEPPER_KEY: 'alias/opsline-dev-password-reset',
      NOTIFY_HELPDESK_FUNCTION: 'notify',
      TEXT_ONE_TIME_PIN_FUNCTION: 'text',
      DIRECTORY_URLS: 'ldaps://dc1.corp.example.com',
      DIRECTORY_BASE_DN: 'DC=corp,DC=example,DC=com',
      DIRECTORY_BIND_DN: 'svc@corp.example.com',
      DIRECTORY_BIND_PASSWORD: 'Y2lwaGVydGV4dA==',
      DIRECTORY_KEY: 'alias/opsline-dev-directory',
      DIRECTORY_DENY_GROUPS: '',
      DIRECTORY_ATTRIBUTES: 'mobile,birthDate,monthStarted',
      DIRECTORY_DATE_ORDER: 'day first',
      TIME_ZONE: 'UTC',
      CALLER_NUMBER: 'on',
      TEXTABLE_PREFIXES: '+1',
      NUMBER_HOLD_HOURS: '72',
    };
    const told = async (DIRECTORY_CA_FILE: string) => {
      const functions = {
        sendOneTimePin: {
          handler: 'src/lambda/send-one-time-pin.handler',
          environment: { ...directory, DIRECTORY_CA_FILE },
        },
      };
      return pluginIn('password-reset-intent', {}, { functions }).check();
    };
    const file = join(await mkdtemp(join(tmpdir(), 'ca-')), 'ca.pem');
    onTestFinished(() => rm(dirname(file), { recursive: true }));
    await writeFile(file, rootCertificates[0] ?? '');
    expect(await told(relative(folderOf('password-reset-intent'), file))).toBe('');
    for (const other of ['certificates/none.pem', 'package.json']) {
      expect(await told(other)).toContain(
        '  functions.sendOneTimePin.environment.DIRECTORY_CA_FILE: expected CA certificates in PEM',
      );
    }
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
        provider: { environment: { ...shared, TIME_ZONE: '+02:00' } },
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
