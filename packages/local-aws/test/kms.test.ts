import { DecryptCommand, EncryptCommand, GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms';
import { describe, expect, test } from 'vitest';
import { type KeySpec, startLocalAws } from '../src/index.ts';
import { scenarioOf, started } from './started.ts';

const keys: readonly KeySpec[] = [
  { alias: 'alias/pin', usage: 'GENERATE_VERIFY_MAC' },
  { alias: 'alias/secret', usage: 'ENCRYPT_DECRYPT' },
  { alias: 'alias/other', usage: 'ENCRYPT_DECRYPT' },
  { alias: 'alias/old-pin', usage: 'GENERATE_VERIFY_MAC', enabled: false },
  { alias: 'alias/old-secret', usage: 'ENCRYPT_DECRYPT', enabled: false },
];
async function kms(options = {}) {
  return new KMSClient((await started({ keys, ...options })).client);
}

const MacAlgorithm = 'HMAC_SHA_256' as const;
const Message = Buffer.from('message');
const Plaintext = Buffer.from('plaintext');
const macInput = { KeyId: 'alias/pin', MacAlgorithm, Message };
const sealInput = {
  KeyId: 'alias/secret',
  Plaintext,
  EncryptionContext: { account: 'ada', purpose: 'reset' },
};

describe('keys', () => {
  test('answer to their id, ARN, alias and alias ARN', async () => {
    const client = await kms();
    const { KeyId: arn = '', Mac } = await client.send(new GenerateMacCommand(macInput));
    expect(arn).toMatch(/^arn:aws:kms:us-east-1:111122223333:key\/[0-9a-f-]{36}$/);
    const aliasArn = 'arn:aws:kms:us-east-1:111122223333:alias/pin';
    for (const KeyId of [arn.slice(arn.indexOf('/') + 1), arn, aliasArn]) {
      expect(await client.send(new GenerateMacCommand({ ...macInput, KeyId }))).toMatchObject({
        KeyId: arn,
        Mac,
      });
    }
  });

  test('of one seed agree, of another do not', async () => {
    const [first, same, other] = [await kms(), await kms(), await kms({ seed: 'another' })];
    const { Mac } = await first.send(new GenerateMacCommand(macInput));
    expect((await same.send(new GenerateMacCommand(macInput))).Mac).toEqual(Mac);
    expect((await other.send(new GenerateMacCommand(macInput))).Mac).not.toEqual(Mac);
  });

  test('cannot share an alias', async () => {
    const twice = [...keys, ...keys.slice(0, 1)];
    await expect(startLocalAws({ scenario: scenarioOf({}), keys: twice })).rejects.toThrow(
      'alias/pin is there twice',
    );
  });
});

describe('MACs', () => {
  test('are of 32 bytes, the same for the same message alone', async () => {
    const client = await kms();
    const macOf = async (message: string) =>
      (await client.send(new GenerateMacCommand({ ...macInput, Message: Buffer.from(message) }))).Mac;
    expect(await macOf('message')).toHaveLength(32);
    expect(await macOf('message')).toEqual(await macOf('message'));
    expect(await macOf('message')).not.toEqual(await macOf('massage'));
  });

  test.each([
    ['an unknown key', { KeyId: 'alias/none' }, 'NotFoundException'],
    ['a disabled key', { KeyId: 'alias/old-pin' }, 'DisabledException'],
    ['a key that encrypts', { KeyId: 'alias/secret' }, 'InvalidKeyUsageException'],
    ['another algorithm', { MacAlgorithm: 'HMAC_SHA_512' as const }, 'ValidationException'],
    ['an empty message', { Message: Buffer.alloc(0) }, 'ValidationException'],
    ['4,097 bytes', { Message: Buffer.alloc(4097) }, 'ValidationException'],
    ['a grant token, which is not supported', { GrantTokens: ['x'] }, 'ValidationException'],
  ])('are not made with %s', async (_, change, name) => {
    await expect(
      (await kms()).send(new GenerateMacCommand({ ...macInput, ...change })),
    ).rejects.toMatchObject({ name });
  });
});

describe('ciphertexts', () => {
  test('are read again, the context in any order, the key named or not', async () => {
    const client = await kms();
    const { CiphertextBlob } = await client.send(new EncryptCommand(sealInput));
    const EncryptionContext = { purpose: 'reset', account: 'ada' };
    for (const KeyId of [undefined, 'alias/secret']) {
      const opened = await client.send(new DecryptCommand({ KeyId, CiphertextBlob, EncryptionContext }));
      expect(Buffer.from(opened.Plaintext ?? [])).toEqual(Plaintext);
    }
  });

  test('differ each time', async () => {
    const client = await kms();
    const [one, two] = [
      await client.send(new EncryptCommand(sealInput)),
      await client.send(new EncryptCommand(sealInput)),
    ];
    expect(one.CiphertextBlob).not.toEqual(two.CiphertextBlob);
  });

  test.each([
    [
      'another context',
      { EncryptionContext: { account: 'ben', purpose: 'reset' } },
      'InvalidCiphertextException',
    ],
    ['no context', { EncryptionContext: {} }, 'InvalidCiphertextException'],
    ['a blob that is none', { CiphertextBlob: Buffer.from('hello') }, 'InvalidCiphertextException'],
    ['another key', { KeyId: 'alias/other' }, 'IncorrectKeyException'],
    ['an unknown key', { KeyId: 'alias/none' }, 'NotFoundException'],
    ['a disabled key', { KeyId: 'alias/old-secret' }, 'DisabledException'],
  ])('are not read with %s', async (_, change, name) => {
    const client = await kms();
    const { EncryptionContext } = sealInput;
    const { CiphertextBlob } = await client.send(new EncryptCommand(sealInput));
    const answer = client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext, ...change }));
    await expect(answer).rejects.toMatchObject({ name });
  });

  test('are refused with any byte changed', async () => {
    const client = await kms();
    const { EncryptionContext } = sealInput;
    const { CiphertextBlob = new Uint8Array() } = await client.send(new EncryptCommand(sealInput));
    for (const index of CiphertextBlob.keys()) {
      const damaged = CiphertextBlob.map((byte, at) => (at === index ? byte ^ 1 : byte));
      const answer = client.send(new DecryptCommand({ CiphertextBlob: damaged, EncryptionContext }));
      await expect(answer).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
    }
  });

  test('are not made with a key for MACs', async () => {
    const answer = (await kms()).send(new EncryptCommand({ KeyId: 'alias/pin', Plaintext }));
    await expect(answer).rejects.toMatchObject({ name: 'InvalidKeyUsageException' });
  });
});
