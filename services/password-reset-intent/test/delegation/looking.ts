import { relative } from 'node:path';
import { EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { loadScenario, startLocalAws } from '@opsline/local-aws';
import { type LocalDirectoryOptions, startLocalDirectory } from '@opsline/local-directory';
import { localClient } from '@opsline/local-kit/account';
import { onTestFinished } from 'vitest';
import { encryptionContext } from '../../src/directory/bind-password.ts';
import type { Planned } from '../../src/preflight.ts';
import { fileOf, variables } from '../stage/variables.ts';

const alias = 'alias/opsline-test-directory';

/** What is planned for a directory, and where the key service is that keeps its bind password. */
export async function plannedFor(
  directory: Partial<LocalDirectoryOptions> = {},
  { secret, ...other }: Readonly<Record<string, string>> = {},
) {
  const aws = await startLocalAws({
    scenario: loadScenario('quiet', 0),
    keys: [{ alias, usage: 'ENCRYPT_DECRYPT' }],
  });
  onTestFinished(aws.stop);
  const server = await startLocalDirectory({
    accounts: [
      { sAMAccountName: '104233', displayName: 'Anna', mobile: '+15550100', mail: 'anna@corp.example.com' },
    ],
    ...directory,
  });
  onTestFinished(server.stop);
  const kms = new KMSClient({ ...localClient(aws.endpoint), maxAttempts: 1 });
  const { CiphertextBlob = new Uint8Array() } = await kms.send(
    new EncryptCommand({
      KeyId: alias,
      Plaintext: Buffer.from(secret ?? server.bindPassword),
      EncryptionContext: encryptionContext(server.bindDn),
    }),
  );
  const environment: Record<string, string> = {
    ...variables,
    DIRECTORY_URLS: server.url,
    DIRECTORY_BASE_DN: server.baseDn,
    DIRECTORY_BIND_DN: server.bindDn,
    DIRECTORY_BIND_PASSWORD: Buffer.from(CiphertextBlob).toString('base64'),
    // By its path in the bundle.
    DIRECTORY_CA_FILE: relative(`${import.meta.dirname}/../..`, fileOf(server.caPem)),
    DIRECTORY_KEY: alias,
    DIRECTORY_DENY_GROUPS: '',
    ...other,
  };
  const planned: Planned = { environments: [{}, environment], keyArns: [], region: 'eu-west-2' };
  return { planned, kms, aws, server, alias };
}
