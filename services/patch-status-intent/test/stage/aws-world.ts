import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { SNSClient } from '@aws-sdk/client-sns';
import { dynamoDbEmployees } from '@opsline/employees/dynamodb';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { textMessages } from '@opsline/function-kit/text-messages';
import { fragileCalls, type Meets, repeatableEvents } from '@opsline/lex-kit/testing';
import {
  createTables,
  type LocalAwsOptions,
  type Scenario,
  seedEmployees,
  startLocalAws,
} from '@opsline/local-aws';
import { localClient } from '@opsline/local-kit/account';
import { functionArn } from '@opsline/local-kit/arns';
import type { Clock } from '@opsline/local-kit/clock';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { accessOf } from '@opsline/switchboard/access';
import { parse } from 'yaml';
import { createPatchStatus } from '../../src/functions/patch-status.ts';
import { createSendOneTimePin } from '../../src/functions/send-one-time-pin.ts';
import { pinText, warningText } from '../../src/messages.ts';
import { pepperPurpose } from '../../src/out/pepper-purpose.ts';
import { systemsManager } from './systems-manager.ts';

/** Tables Onetimepin and Employee, as they are deployed on stage `test`. */
export const tables = Object.assign(
  {},
  ...['otp', 'employees'].map((name) => {
    const file = new URL(`../../../../packages/${name}/table.yml`, import.meta.url);
    return parse(readFileSync(file, 'utf8').replaceAll(/\$\{sls:stage\}/g, 'test')).Resources;
  }),
);

/** Who may do what on stage `test`, with what it sets; the key of callers is auth-lookup's. */
export function accessWith(parameters: Readonly<Record<string, string>>) {
  return accessOf(join(import.meta.dirname, '../..'), 'test', ['alias/opsline-test-assertion'], parameters);
}

/** … where it sets nothing. */
export const access = await accessWith({});

/** An SDK client's options with the credentials of a function, by its key in serverless.yml. */
export function asFunction(endpoint: string, key: 'patchStatus' | 'sendOneTimePin') {
  return { ...localClient(endpoint, functionArn(access.names[key] ?? '')), maxAttempts: 1 };
}

/** Both functions over AWS on this machine, with tables as they are deployed. */
export async function awsWorld(scenario: Scenario, clock: Clock, more: Partial<LocalAwsOptions> = {}) {
  const { now } = clock;
  const alias = 'alias/opsline-test-one-time-pin';
  const keys = [{ alias, usage: 'GENERATE_VERIFY_MAC' }] as const;
  const { authorize } = access;
  const aws = await startLocalAws({ scenario, now, wait: clock.sleep, keys, authorize, ...more });
  await createTables(aws.endpoint, tables);
  await seedEmployees(aws.endpoint, 'opsline-test-Employee', scenario.employees);
  const assertionKey = derivedKey(new KMSClient(localClient(aws.endpoint)), alias, 'test caller');
  const outsideOf = (client: ReturnType<typeof asFunction>) => ({
    store: dynamoDbStore({ client: new DynamoDBClient(client), tableName: 'opsline-test-Onetimepin' }),
    pepper: derivedKey(new KMSClient(client), alias, pepperPurpose),
    now,
    log: () => {},
  });
  const sender = asFunction(aws.endpoint, 'sendOneTimePin');
  const sendText = textMessages(new SNSClient(sender), { originationNumber: '', senderId: '' });
  const send = createSendOneTimePin({
    ...outsideOf(sender),
    employees: dynamoDbEmployees({ client: new DynamoDBClient(sender), tableName: 'opsline-test-Employee' }),
    sendPin: (to, pin) => sendText(to, pinText(pin)),
    sendWarning: (to) => sendText(to, warningText),
    allowedPrefixes: ['+1'],
  });
  const sent: Promise<unknown>[] = [];
  const invocations = fragileCalls();
  const events = repeatableEvents();
  const handler = createPatchStatus({
    ...outsideOf(asFunction(aws.endpoint, 'patchStatus')),
    assertionKey,
    requestOneTimePin: (request) =>
      invocations.call({ service: 'lambda', operation: 'Invoke' }, async () => {
        // Whoever asked for it learns nothing more of it.
        sent.push(events.deliver('sendOneTimePin', () => send(request)).catch(() => {}));
      }),
    ...systemsManager(aws, clock, functionArn(access.names.patchStatus ?? '')),
    deadline: () => new AbortController().signal,
    timeZone: 'UTC',
  });
  return {
    aws,
    assertionKey,
    handler: (event: unknown) => events.deliver('patchStatus', () => handler(event)),
    /** Has every call that goes out ask what it meets. */
    watch: (meets: Meets): (() => void) => {
      const ends = [aws.faults.watch(meets), invocations.watch(meets)];
      return () => {
        for (const end of ends) end();
      };
    },
    /** Has every event ask how it is delivered. */
    watchEvents: events.watch,
    /** Resolves when every one-time PIN that was asked for is sent, or is not. */
    settled: async () => {
      await Promise.all(sent);
    },
  };
}
