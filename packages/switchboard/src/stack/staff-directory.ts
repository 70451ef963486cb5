import { basename } from 'node:path';
import { EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { scenarioAccounts, startLocalDirectory } from '@opsline/local-directory';
import { startSambaDirectory } from '@opsline/local-directory/samba';
import { localClient } from '@opsline/local-kit/account';
import { stage } from './service-folder.ts';

/** What the directory of this machine is: a stand-in, or a real domain controller. */
export const directoryKinds = ['local', 'samba'] as const;
export type DirectoryKind = (typeof directoryKinds)[number];

/** The staff directory, and what a deployment has to say about it. */
export type StaffDirectory = {
  /** Parameters of a deployment of the service in a folder, by name: none but of the one that asks the directory. */
  readonly parametersOf: (folder: string) => Readonly<Record<string, string>>;
  /** Where a person logs on: what a bind needs but for user and password. */
  readonly url: string;
  readonly caPem: string;
  readonly stop: () => Promise<void>;
};

/** What the ciphertext of the bind password is bound to; the service decrypts with the same. */
function encryptionContext(account: string) {
  return { purpose: 'opsline directory bind', account };
}

/** Starts the directory with the scenario's accounts, and encrypts the service account's password as an administrator would. */
export async function startStaffDirectory(kind: DirectoryKind, awsEndpoint: string): Promise<StaffDirectory> {
  const start = kind === 'samba' ? startSambaDirectory : startLocalDirectory;
  const { url, caPem, baseDn, domainDn, bindDn, bindPassword, stop } = await start({
    accounts: scenarioAccounts,
  });
  const kms = new KMSClient(localClient(awsEndpoint));
  const { CiphertextBlob } = await kms.send(
    new EncryptCommand({
      KeyId: `alias/opsline-${stage}-directory`,
      Plaintext: Buffer.from(bindPassword),
      EncryptionContext: encryptionContext(bindDn),
    }),
  );
  kms.destroy();
  const parameters = {
    directoryUrls: url,
    directoryBaseDn: baseDn,
    directoryBindDn: bindDn,
    directoryDenyGroups: `CN=Board,CN=Users,${domainDn}`,
    directoryBindPassword: Buffer.from(CiphertextBlob ?? []).toString('base64'),
    // A parameter is one line.
    directoryCa: caPem.replaceAll('\n', '\\n'),
  };
  const parametersOf = (folder: string) => (basename(folder) === 'password-reset-intent' ? parameters : {});
  return { url, caPem, stop, parametersOf };
}
