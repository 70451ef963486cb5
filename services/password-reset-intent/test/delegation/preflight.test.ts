import { EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { loadScenario, startLocalAws } from '@opsline/local-aws';
import { startLocalDirectory } from '@opsline/local-directory';
import { localClient } from '@opsline/local-kit/account';
import { describe, expect, onTestFinished, test } from 'vitest';
import { judgeDelegation } from '../../src/delegation/judge.ts';
import type { Delegation } from '../../src/delegation/look.ts';
import { encryptionContext } from '../../src/directory/bind-password.ts';
import { lookAtDirectory } from '../../src/preflight.ts';

const baseDn = 'OU=Staff,DC=corp,DC=example,DC=com';
const alias = 'alias/opsline-test-directory';

/** What is found with a bind password, or the right one, before a deployment. */
async function lookAt(bindPassword: string | undefined, other: Readonly<Record<string, string>> = {}) {
  const directory = await startLocalDirectory({ accounts: [] });
  onTestFinished(directory.stop);
  const keys = [{ alias, usage: 'ENCRYPT_DECRYPT' }] as const;
  const aws = await startLocalAws({ scenario: loadScenario('quiet', 0), keys });
  onTestFinished(aws.stop);
  const kms = new KMSClient({ ...localClient(aws.endpoint), maxAttempts: 1 });
  const { CiphertextBlob = new Uint8Array() } = await kms.send(
    new EncryptCommand({
      KeyId: alias,
      Plaintext: Buffer.from(bindPassword ?? directory.bindPassword),
      EncryptionContext: encryptionContext(directory.bindDn),
    }),
  );
  const variables = {
    DIRECTORY_URLS: directory.url,
    DIRECTORY_BASE_DN: directory.baseDn,
    DIRECTORY_BIND_DN: directory.bindDn,
    DIRECTORY_BIND_PASSWORD: Buffer.from(CiphertextBlob).toString('base64'),
    DIRECTORY_CA_FILE: 'ca.pem',
    DIRECTORY_KEY: alias,
    DIRECTORY_DENY_GROUPS: '',
    DIRECTORY_ATTRIBUTES: 'mobile,birthDate,monthStarted',
    DIRECTORY_DATE_ORDER: 'day first',
    TIME_ZONE: 'UTC',
    CALLER_NUMBER: 'on',
    TEXTABLE_PREFIXES: '+1',
    NUMBER_HOLD_HOURS: '72',
    PASSWORD_RESET_TABLE: 'Resets',
    ATTEMPT_TABLE: 'Attempts',
    ATTEMPT_DAYS: '90',
    PEPPER_KEY: 'alias/pepper',
    SEND_ONE_TIME_PIN_FUNCTION: 'send',
    NOTIFY_HELPDESK_FUNCTION: 'notify',
    TEXT_OWNER_FUNCTION: 'text',
    POSSESSION: 'on',
    ...other,
  };
  const planned = { environments: [{}, variables], keyArns: [], region: 'us-east-1' };
  const found = await lookAtDirectory(kms, planned, () => directory.caPem);
  return found.map((it) => `${it.weight} ${it.found.replace(/:\d+/, '')}`);
}

test('a wrong bind password', async () => {
  expect(await lookAt('canary-secret')).toEqual(['breaks ldaps://localhost: bind refused (49 data 52e)']);
});

test('a place for employees that is not there', async () => {
  expect(await lookAt(undefined, { DIRECTORY_BASE_DN: 'OU=Nowhere,DC=corp,DC=example,DC=com' })).toEqual([
    'breaks the service account sees no employee below OU=Nowhere,DC=corp,DC=example,DC=com',
  ]);
});

test('a directory that is not reached from here', async () => {
  expect(await lookAt('canary-secret', { DIRECTORY_URLS: 'ldaps://127.0.0.1:9' })).toEqual([
    'unseen ldaps://127.0.0.1: unreachable (ECONNREFUSED)',
  ]);
});

test('a bind password that was encrypted for another account', async () => {
  expect(await lookAt('canary-secret', { DIRECTORY_BIND_DN: 'svc-other@corp.example.com' })).toEqual([
    'unseen the bind password could not be decrypted: InvalidCiphertextException',
  ]);
});

test('without a directory there is nothing to look at', async () => {
  expect(await lookAt('canary-secret', { DIRECTORY_URLS: '', DIRECTORY_BASE_DN: '' })).toEqual([]);
});

describe('what the service account may do', () => {
  const all: Delegation = {
    mayReset: true,
    mayWrite: ['pwdLastSet', 'lockoutTime'],
    readsGroups: true,
    lacking: [],
    readsChanges: true,
  };
  const none = { mayReset: false, mayWrite: [], readsGroups: false, readsChanges: false } as const;
  const nothing: Delegation = { ...none, lacking: [] };
  test.each<[string, Delegation | undefined, string[]]>([
    ['everything', all, []],
    ['no reset', { ...all, mayReset: false }, ['CA;Reset Password;user']],
    ['no unlocking', { ...all, mayWrite: ['pwdLastSet'] }, ['WP;lockoutTime;user']],
    ['no change at next logon', { ...all, mayWrite: ['lockoutTime'] }, ['WP;pwdLastSet;user']],
    ['no reading of groups', { ...all, readsGroups: false }, ['RP;;user']],
    ['C28 no reading of when a number was changed', { ...all, readsChanges: false }, ['RP;;user']],
    ['nothing', nothing, ['CA;', 'WP;pwd', 'WP;lock', 'RP;', 'RP;']],
    ['an attribute that is none', { ...all, lacking: ['mobil'] }, ['Correct directoryAttributes']],
    ['who knows', { ...all, mayReset: undefined }, ['Reset a test account']],
    ['nobody to be seen', undefined, ['Correct directoryBaseDn']],
  ])('%s', (_, delegation, todos) => {
    expect(judgeDelegation(baseDn, delegation, 1).map(({ todo }) => todo)).toEqual(
      todos.map((todo) => expect.stringContaining(todo)),
    );
  });

  test('C28 where no number is held, nobody need know when one was changed', () => {
    expect(judgeDelegation(baseDn, { ...all, readsChanges: false }, 0)).toEqual([]);
  });
});
