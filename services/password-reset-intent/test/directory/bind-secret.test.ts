import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { loadScenario, startLocalAws } from '@opsline/local-aws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bindPasswordFrom, encryptionContext } from '../../src/directory/bind-password.ts';

const secret = 'Canary-Svc-Passw0rd-1!';
const bindDn = 'svc-pwreset@corp.example.com';
const keyId = 'alias/directory';

let aws: Awaited<ReturnType<typeof startLocalAws>>;
let kms: KMSClient;
let asked: string[];
beforeAll(async () => {
  asked = [];
  aws = await startLocalAws({
    scenario: loadScenario('quiet', Date.now()),
    keys: [
      { alias: keyId, usage: 'ENCRYPT_DECRYPT' },
      { alias: 'alias/other', usage: 'ENCRYPT_DECRYPT' },
    ],
    onCall: ({ operation }) => asked.push(operation),
  });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  kms = new KMSClient({ endpoint: aws.endpoint, region: 'eu-west-1', credentials, maxAttempts: 1 });
});
afterAll(() => aws.stop());

async function encrypted(context: Readonly<Record<string, string>>, key = keyId): Promise<string> {
  const command = new EncryptCommand({
    KeyId: key,
    Plaintext: Buffer.from(secret),
    EncryptionContext: context,
  });
  return Buffer.from((await kms.send(command)).CiphertextBlob ?? []).toString('base64');
}

test('D14 it is decrypted once, when it is first needed', async () => {
  const ciphertext = await encrypted(encryptionContext(bindDn));
  const before = asked.filter((operation) => operation === 'Decrypt').length;
  const password = bindPasswordFrom(kms, { ciphertext, keyId, bindDn });
  expect(asked.filter((operation) => operation === 'Decrypt').length).toBe(before);
  expect([await password(), await password(), await password()]).toEqual([secret, secret, secret]);
  expect(asked.filter((operation) => operation === 'Decrypt').length).toBe(before + 1);
});

describe('a ciphertext that was made for something else is refused', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['another account', encryptionContext('svc-other@corp.example.com'), keyId],
    ['another purpose', { purpose: 'payroll', account: bindDn }, keyId],
    ['no context', {}, keyId],
    ['another key', encryptionContext(bindDn), 'alias/other'],
  ])('%s', async (_, context, key) => {
    const password = bindPasswordFrom(kms, { ciphertext: await encrypted(context, key), keyId, bindDn });
    await expect(password()).rejects.toThrow(expect.not.stringContaining(secret));
  });
});

test('a KMS that was down is asked again', async () => {
  const ciphertext = await encrypted(encryptionContext(bindDn));
  const password = bindPasswordFrom(kms, { ciphertext, keyId, bindDn });
  const restore = aws.faults.add({
    service: 'kms',
    error: { name: 'KMSInternalException', status: 500, message: 'down' },
  });
  await expect(password()).rejects.toThrow();
  restore();
  expect(await password()).toBe(secret);
});

test('the ciphertext is not the password', async () => {
  const ciphertext = await encrypted(encryptionContext(bindDn));
  expect(Buffer.from(ciphertext, 'base64').toString('latin1')).not.toContain(secret);
  const command = new DecryptCommand({
    CiphertextBlob: Buffer.from(ciphertext, 'base64'),
    EncryptionContext: encryptionContext(bindDn),
  });
  expect(Buffer.from((await kms.send(command)).Plaintext ?? []).toString()).toBe(secret);
});
