import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { SNSClient } from '@aws-sdk/client-sns';
import { pepperFrom } from '@opsline/attempts/pepper';
import { createTables, loadScenario, startLocalAws } from '@opsline/local-aws';
import { type LocalDirectory, scenarioAccounts, startLocalDirectory } from '@opsline/local-directory';
import { createOneTimePins } from '@opsline/otp';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { parse } from 'yaml';
import { bindPasswordFrom, encryptionContext } from '../src/bind-password.ts';
import { checkDirectory } from '../src/check-directory.ts';
import { createHandler } from '../src/handler.ts';
import { openDirectory } from '../src/ldap-directory.ts';
import type { Entry } from '../src/log.ts';
import { createNotifier } from '../src/notice.ts';
import { createReset } from '../src/reset.ts';
import { createRecords } from '../src/reset-records.ts';
import { resetStore } from '../src/reset-row-item.ts';
import { createSender } from '../src/send-one-time-pin.ts';
import { textMessages } from '../src/text-messages.ts';
import { todayIn } from '../src/today.ts';
import { settingsOf } from './local-settings.ts';

const tableFile = readFileSync(new URL('../table.yml', import.meta.url), 'utf8');
const tables = parse(tableFile.replaceAll(/\$\{sls:stage\}/g, 'test')).Resources;

/** What a deployment may decide otherwise. */
export type Choices = {
  readonly possession?: 'on' | 'off';
  readonly callerNumber?: 'on' | 'off';
  /** How many domain controllers there are. */
  readonly controllers?: 1 | 2;
};

const pepperKey = 'alias/password-reset';
const directoryKey = 'alias/directory';

/** The functions of lambda.ts over AWS and a directory on this machine, with the table as it is deployed. */
export async function resetWorld(now: () => number, choices: Choices = {}) {
  const { possession = 'on', callerNumber = 'on', controllers = 1 } = choices;
  const keys = [
    { alias: pepperKey, usage: 'GENERATE_VERIFY_MAC' },
    { alias: directoryKey, usage: 'ENCRYPT_DECRYPT' },
  ] as const;
  const aws = await startLocalAws({ scenario: loadScenario('quiet', now()), now, keys });
  await createTables(aws.endpoint, tables);
  const [first, ...others] = await startControllers(now, controllers);
  const client = {
    endpoint: aws.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
  const dynamoDb = new DynamoDBClient(client);
  const kms = new KMSClient(client);
  const log: Entry[] = [];
  const notices: { subject: string; message: string }[] = [];
  const note = (entry: Entry): void => {
    log.push(entry);
  };

  const { bindPassword: plain, ...place } = {
    ...settingsOf(first),
    urls: [first, ...others].map(({ url }) => url),
    caPem: [first, ...others].map(({ caPem }) => caPem).join('\n'),
  };
  const { CiphertextBlob = new Uint8Array() } = await kms.send(
    new EncryptCommand({
      KeyId: directoryKey,
      Plaintext: Buffer.from(plain),
      EncryptionContext: encryptionContext(place.bindDn),
    }),
  );
  const ciphertext = Buffer.from(CiphertextBlob).toString('base64');
  const bindPassword = bindPasswordFrom(kms, { ciphertext, keyId: directoryKey, bindDn: place.bindDn });
  const directory = async () => openDirectory({ ...place, bindPassword: await bindPassword() }, now);

  const pepper = pepperFrom(kms, pepperKey, 'opsline password reset pepper');
  const table = { client: dynamoDb, tableName: 'opsline-test-PasswordReset' };
  const oneTimePins = createOneTimePins({ store: dynamoDbStore(table), pepper, now });
  const sendText = textMessages(new SNSClient(client));
  const rules = { possession, callerNumber, textablePrefixes: ['+1'], dateOrder: 'day first' } as const;
  const send = createSender({ openDirectory: directory, oneTimePins, sendText, rules, log: note });
  const notify = createNotifier({
    publish: async (subject, message) => {
      notices.push({ subject, message });
    },
    log: note,
  });
  const underWay: Promise<void>[] = [];
  const handler = createHandler({
    checkDirectory: checkDirectory(directory, note),
    requestOneTimePin: async (request) => {
      underWay.push(send(JSON.parse(JSON.stringify(request))));
    },
    reset: createReset({
      records: createRecords({ store: resetStore(table), pepper, now }),
      openDirectory: directory,
      verifyPin: async ({ userId, conversation, guess }) =>
        (await oneTimePins.verify({ employeeId: userId, conversation, guess })) === 'accepted',
      sendText,
      tellHelpdesk: async (notice) => {
        underWay.push(notify(notice));
      },
      randomInt: (below) => randomInt(below),
      rules,
      now,
      deadline: () => new AbortController().signal,
      log: note,
    }),
    possession,
    today: () => todayIn(now(), 'UTC'),
    log: note,
  });
  return {
    aws,
    controllers: [first, ...others],
    directory: first,
    handler,
    log,
    notices,
    /** Resolves when the functions that nobody waits for have ended. */
    settled: async () => {
      await Promise.allSettled(underWay);
    },
    stop: async () => {
      await Promise.allSettled(underWay);
      await Promise.all([aws.stop(), ...[first, ...others].map(({ stop }) => stop())]);
    },
  };
}

async function startControllers(
  now: () => number,
  count: 1 | 2,
): Promise<[LocalDirectory, ...LocalDirectory[]]> {
  const first = await startLocalDirectory({ accounts: scenarioAccounts, now });
  const { bindPassword } = first;
  if (count === 1) return [first];
  return [first, await startLocalDirectory({ accounts: scenarioAccounts, now, bindPassword })];
}
