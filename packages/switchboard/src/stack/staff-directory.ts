import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { type LocalDirectory, scenarioAccounts, startLocalDirectory } from '@opsline/local-directory';
import { startSambaDirectory } from '@opsline/local-directory/samba';
import { localClient } from '@opsline/local-kit/account';
import { root, stage } from './service-folder.ts';

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
  /** The file that holds it. */
  readonly caFile: string;
  readonly baseDn: string;
  readonly bindDn: string;
  readonly bindPassword: string;
  /** What goes wrong with it, where it is the stand-in. */
  readonly faults: LocalDirectory['faults'] | undefined;
  /** What it has of everybody, where it is the stand-in: a real domain controller cannot be put back. */
  readonly snapshot: LocalDirectory['snapshot'] | undefined;
  /** Its accounts, to be looked at and changed, where it is the stand-in. */
  readonly staff: Pick<LocalDirectory, 'accounts' | 'change'> | undefined;
  readonly stop: () => Promise<void>;
};

/** What the ciphertext of the bind password is bound to; the service decrypts with the same. */
function encryptionContext(account: string) {
  return { purpose: 'opsline directory bind', account };
}

/** The service that asks the directory. */
const asking = 'password-reset-intent';

/** A file in the service's folder, where a deployment has its certificates, but not among what is committed. */
async function certificateFile(pem: string) {
  const path = `node_modules/.cache/opsline/${randomUUID()}.pem`;
  const file = join(root, 'services', asking, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, pem);
  return { path, file, remove: () => rm(file) };
}

/**
 * Starts the directory with the scenario's accounts, and encrypts the service account's password as an administrator would.
 *
 * @param port of the stand-in; any free one unless told
 * @param now the stand-in's time, epoch ms; a real domain controller has the machine's
 */
export async function startStaffDirectory(
  kind: DirectoryKind,
  awsEndpoint: string,
  port = 0,
  now = Date.now,
): Promise<StaffDirectory> {
  const accounts = scenarioAccounts;
  const directory =
    kind === 'samba'
      ? await startSambaDirectory({ accounts })
      : await startLocalDirectory({ accounts, port, now });
  const { url, caPem, baseDn, domainDn, bindDn, bindPassword, stop } = directory;
  const kms = new KMSClient(localClient(awsEndpoint));
  const { CiphertextBlob } = await kms.send(
    new EncryptCommand({
      KeyId: `alias/opsline-${stage}-directory`,
      Plaintext: Buffer.from(bindPassword),
      EncryptionContext: encryptionContext(bindDn),
    }),
  );
  kms.destroy();
  const ca = await certificateFile(caPem);
  const parameters = {
    directoryUrls: url,
    directoryBaseDn: baseDn,
    directoryBindDn: bindDn,
    directoryDenyGroups: `CN=Board,CN=Users,${domainDn}`,
    directoryBindPassword: Buffer.from(CiphertextBlob ?? []).toString('base64'),
    directoryCaFile: ca.path,
  };
  const parametersOf = (folder: string) => (basename(folder) === asking ? parameters : {});
  return {
    url,
    caPem,
    caFile: ca.file,
    baseDn,
    bindDn,
    bindPassword,
    faults: 'faults' in directory ? directory.faults : undefined,
    snapshot: 'snapshot' in directory ? directory.snapshot : undefined,
    staff: 'change' in directory ? directory : undefined,
    stop: async () => {
      await stop();
      await ca.remove();
    },
    parametersOf,
  };
}

/** What is said while it comes up. */
export const directoryNames = {
  local: 'the directory: LDAPS with the manners of Active Directory',
  samba: 'the directory: a Samba Active Directory domain controller',
} as const;
