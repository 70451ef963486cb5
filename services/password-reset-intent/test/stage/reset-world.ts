import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { hour } from '@opsline/function-kit/durations';
import { fragileCalls, type Meets, repeatableEvents } from '@opsline/lex-kit/testing';
import { createTables, loadScenario, startLocalAws } from '@opsline/local-aws';
import { localClient } from '@opsline/local-kit/account';
import { functionArn } from '@opsline/local-kit/arns';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { accessOf } from '@opsline/switchboard/access';
import { parse } from 'yaml';
import { dynamoDbAttempts } from '../../src/audit/dynamodb-attempts.ts';
import { createTellUntold } from '../../src/audit/tell-untold.ts';
import { encryptionContext } from '../../src/directory/bind-password.ts';
import { directoryOpener } from '../../src/directory/directory-opener.ts';
import { createHelpdeskProof } from '../../src/functions/helpdesk-proof.ts';
import { createNotifyHelpdesk } from '../../src/functions/notify-helpdesk.ts';
import { createPasswordReset } from '../../src/functions/password-reset.ts';
import { createSendOneTimePin } from '../../src/functions/send-one-time-pin.ts';
import type { Entry } from '../../src/log.ts';
import { keptAnswersStore } from '../../src/out/kept-answers.ts';
import type { Notice } from '../../src/out/notice.ts';
import type { OneTimePinRequest } from '../../src/out/send-one-time-pin.ts';
import { pepperPurpose, resetStore } from '../../src/reset/row.ts';
import { directoryFault, startControllers } from '../directory/lab/controllers.ts';
import { settingsOf } from '../directory/lab/local-settings.ts';
import { patientClock } from '../directory/lab/patient-clock.ts';
import { texters } from './texters.ts';

const tableFile = readFileSync(new URL('../../resources/table.yml', import.meta.url), 'utf8');
/** Tables PasswordReset and Attempt, as they are deployed on stage `test`. */
export const tables = parse(tableFile.replaceAll(/\$\{sls:stage\}/g, 'test')).Resources;

/** What a deployment may decide otherwise. */
export type Choices = {
  readonly possession?: 'on' | 'off';
  readonly callerNumber?: 'on' | 'off';
  /** Groups whose members are not reset by phone. */
  readonly denyGroups?: string[];
  /** How many domain controllers there are. */
  readonly controllers?: 1 | 2;
};

const pepperKey = 'alias/opsline-test-password-reset';
const directoryKey = 'alias/opsline-test-directory';

/** Who may do what on stage `test`, with what it sets. */
export function accessWith(parameters: Readonly<Record<string, string>>) {
  return accessOf(join(import.meta.dirname, '../..'), 'test', [], parameters);
}

/** … where it sets nothing. */
export const access = await accessWith({});

/** The functions over AWS and a directory on this machine, with the table as it is deployed. */
export async function resetWorld(now: () => number, choices: Choices = {}) {
  const { possession = 'on', callerNumber = 'on', controllers = 1, denyGroups = [] } = choices;
  const keys = [
    { alias: pepperKey, usage: 'GENERATE_VERIFY_MAC' },
    { alias: directoryKey, usage: 'ENCRYPT_DECRYPT' },
  ] as const;
  const clock = patientClock(now);
  const { authorize, names } = access;
  const aws = await startLocalAws({ scenario: loadScenario('quiet', now()), now, keys, authorize });
  await createTables(aws.endpoint, tables);
  const [first, ...others] = await startControllers(clock, controllers);
  const notices: { subject: string; message: string }[] = [];
  const { bindPassword: plain, ...place } = {
    ...settingsOf(first),
    denyGroups,
    urls: [first, ...others].map(({ url }) => url),
    caPem: [first, ...others].map(({ caPem }) => caPem).join('\n'),
  };
  const { CiphertextBlob = new Uint8Array() } = await new KMSClient(localClient(aws.endpoint)).send(
    new EncryptCommand({
      KeyId: directoryKey,
      Plaintext: Buffer.from(plain),
      EncryptionContext: encryptionContext(place.bindDn),
    }),
  );
  const ciphertext = Buffer.from(CiphertextBlob).toString('base64');
  const log: Entry[] = [];
  const outside = {
    rules: {
      possession,
      callerNumber,
      textablePrefixes: ['+1'],
      numberHoldMs: 72 * hour,
      dateOrder: 'day first',
      timeZone: 'UTC',
    },
    now,
    deadline: () => new AbortController().signal,
    log: (entry: Entry): void => {
      log.push(entry);
    },
  } as const;
  const notify = createNotifyHelpdesk({
    publish: async (subject, message) => {
      notices.push({ subject, message });
    },
    log: outside.log,
  });
  const underWay: Promise<unknown>[] = [];
  const invocations = fragileCalls();
  const events = repeatableEvents();
  const invocation = { service: 'lambda', operation: 'Invoke' };
  const invoke = (work: () => Promise<unknown>) =>
    invocations.call(invocation, async () => {
      underWay.push(work().catch(() => {}));
    });
  const settled = async (): Promise<void> => {
    for (let count = 0; count < underWay.length; ) {
      count = underWay.length;
      await Promise.allSettled(underWay);
    }
  };
  const clientOf = (key: string) => ({
    ...localClient(aws.endpoint, functionArn(names[key] ?? '')),
    maxAttempts: 1,
  });
  const texting = texters(clientOf, outside.log, (work) => invocations.call(invocation, work));
  /** What a function has, with its own credentials. */
  const has = (key: 'passwordReset' | 'sendOneTimePin' | 'helpdeskProof' | 'tellUntold') => {
    const client = clientOf(key);
    const kms = new KMSClient(client);
    const table = { client: new DynamoDBClient(client), tableName: 'opsline-test-PasswordReset' };
    return {
      openDirectory: directoryOpener(kms, place, { ciphertext, keyId: directoryKey }, clock),
      pepper: derivedKey(kms, pepperKey, pepperPurpose),
      resetStore: resetStore(table),
      attemptTable: dynamoDbAttempts({ client: table.client, tableName: 'opsline-test-Attempt' }),
      attemptDays: 90,
      keptAnswersStore: keptAnswersStore(table),
      tellHelpdesk: (notice: Notice) => invoke(() => notify(notice)),
      pins: dynamoDbStore(table),
    };
  };
  const { pins: store, ...sender } = has('sendOneTimePin');
  const { pins: pinStore, ...codeHook } = has('passwordReset');
  const send = createSendOneTimePin({
    ...outside,
    ...sender,
    store,
    sendPin: (to, pin, action) => texting.askTextPin({ to, pin, action }),
    warnOwner: (to) => texting.askTextPin({ to, notice: 'somebody tries' }),
  });
  const requestOneTimePin = (request: OneTimePinRequest) =>
    invoke(() => events.deliver('sendOneTimePin', () => send(JSON.parse(JSON.stringify(request)))));
  const { pins: proofPins, ...asker } = has('helpdeskProof');
  const helpdeskProof = createHelpdeskProof({ ...outside, ...asker, pinStore: proofPins, requestOneTimePin });
  const handler = createPasswordReset({
    ...outside,
    ...codeHook,
    pinStore,
    textPassword: (to, password) => texting.askTextOwner({ to, password }),
    textNotice: (notice) => texting.askTextOwner(notice),
    requestOneTimePin,
    randomInt: (below) => randomInt(below),
    pause: events.pause,
  });
  const { attemptTable: table, pepper, tellHelpdesk } = has('tellUntold');
  const textOwner = texting.askTextOwner;
  const sweep = createTellUntold({ ...outside, table, pepper, tellHelpdesk, textOwner });
  return {
    aws,
    /** What the schedule does every five minutes. */
    sweep: () => events.deliver('tellUntold', sweep),
    controllers: [first, ...others],
    directory: first,
    handler: (event: unknown) => events.deliver('passwordReset', () => handler(event)),
    helpdeskProof: (event: unknown) => events.deliver('helpdeskProof', () => helpdeskProof(event)),
    log,
    notices,
    /** Has every call that goes out ask what it meets. */
    watch: (meets: Meets): (() => void) => {
      const ends = [
        aws.faults.watch(meets),
        invocations.watch(meets),
        ...[first, ...others].map(({ faults }) => faults.watch((step) => directoryFault(meets, step))),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
    /** Has every event ask how it is delivered. */
    watchEvents: events.watch,
    /** Resolves when the functions that nobody waits for have ended. */
    settled,
    stop: async () => {
      await settled();
      await Promise.all([aws.stop(), ...[first, ...others].map(({ stop }) => stop())]);
    },
  };
}
