import { join } from 'node:path';
import { EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { createTables, loadScenario, startLocalAws } from '@opsline/local-aws';
import { type DirectoryAccounts, scenarioAccounts, startLocalDirectory } from '@opsline/local-directory';
import { bundlesOf, type FunctionsOptions, startFunctions } from '@opsline/local-lambda';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { encryptionContext } from '../../src/directory/bind-password.ts';
import { access, accessWith, tables } from './reset-world.ts';
import { pinsIn } from './texts-seen.ts';
import { fileOf, type Variables, variables } from './variables.ts';

const replyShape = z.object({ messages: z.array(z.object({ content: z.string() })) });

const folder = join(import.meta.dirname, '../..');
const bySns = { bundles: await bundlesOf(folder), access };

/** The bundles, and who may do what, where one-time PINs are texted by Notify. */
export async function byNotify() {
  const set = { oneTimePins: 'notify', notifyConfigurationId: variables.NOTIFY_CONFIGURATION_ID };
  return { bundles: await bundlesOf(folder, set), access: await accessWith(set) };
}

/** What a deployment with these names says. */
const named = {
  SEND_ONE_TIME_PIN_FUNCTION: access.names.sendOneTimePin ?? '',
  NOTIFY_HELPDESK_FUNCTION: access.names.notifyHelpdesk ?? '',
  TEXT_ONE_TIME_PIN_FUNCTION: access.names.textOneTimePin ?? '',
  TEXT_OWNER_FUNCTION: access.names.textOwner ?? '',
  NOTICE_TOPIC_ARN: 'arn:aws:sns:us-east-1:111122223333:opsline-test-PasswordResetNotices',
};

/** Who is on record beside the accounts of the scenario, and how the processes run. */
type Surroundings = Pick<FunctionsOptions, 'more' | 'waits'> & {
  readonly accounts?: DirectoryAccounts;
  /** How one-time PINs are texted; by SNS, unless told. */
  readonly way?: typeof bySns;
};

/** The six bundles as they are deployed, over AWS and a directory on this machine. */
export async function deployed(
  decided: Partial<Variables> = {},
  { accounts = [], way: { bundles, access } = bySns, ...options }: Surroundings = {},
) {
  const aws = await startLocalAws({
    scenario: loadScenario('quiet', Date.now()),
    authorize: access.authorize,
    keys: [
      { alias: variables.PEPPER_KEY, usage: 'GENERATE_VERIFY_MAC' },
      { alias: variables.DIRECTORY_KEY, usage: 'ENCRYPT_DECRYPT' },
    ],
  });
  onTestFinished(aws.stop);
  const directory = await startLocalDirectory({ accounts: [...scenarioAccounts, ...accounts] });
  onTestFinished(directory.stop);
  await createTables(aws.endpoint, tables);
  const kms = new KMSClient({
    endpoint: aws.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { CiphertextBlob = [] } = await kms.send(
    new EncryptCommand({
      KeyId: variables.DIRECTORY_KEY,
      Plaintext: Buffer.from(directory.bindPassword),
      EncryptionContext: encryptionContext(directory.bindDn),
    }),
  );
  const functions = await startFunctions({
    bundles,
    aws: aws.endpoint,
    access,
    variables: {
      ...variables,
      ...named,
      DIRECTORY_URLS: directory.url,
      DIRECTORY_CA_FILE: fileOf(directory.caPem),
      DIRECTORY_BASE_DN: directory.baseDn,
      DIRECTORY_BIND_DN: directory.bindDn,
      DIRECTORY_BIND_PASSWORD: Buffer.from(CiphertextBlob).toString('base64'),
      DIRECTORY_DENY_GROUPS: '',
      ...decided,
    },
    ...options,
  });
  onTestFinished(functions.stop);
  return {
    aws,
    directory,
    functions,
    /** What the code hook answers, as text. */
    answer: async (event: unknown): Promise<string> => {
      const { messages } = replyShape.parse(await functions.invoke('passwordReset', event));
      return messages
        .map(({ content }) => content.replace(/<[^>]+>/g, '').replaceAll('&quot;', '"'))
        .join(' ');
    },
    /** The one-time PINs that were texted so far. */
    pins: async (): Promise<readonly string[]> => {
      await functions.settle();
      return pinsIn(aws.texts.list());
    },
    /** What a function has logged of why something was denied. */
    reasons: (name: string): readonly string[] =>
      functions
        .output(name)
        .split('\n')
        .flatMap((line) => /"reason":"([a-z ]+)"/.exec(line)?.[1] ?? []),
    /** How often somebody's password was written. */
    written: (userId: string): number =>
      directory.accounts().find(({ sAMAccountName }) => sAMAccountName === userId)?.passwordWrites ?? 0,
    /** What the helpdesk was told so far. */
    told: async (): Promise<readonly (string | undefined)[]> => {
      await functions.settle();
      return aws.notices.list().map(({ subject }) => subject);
    },
  };
}
