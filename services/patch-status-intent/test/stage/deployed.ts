import { join } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import { assertionPurpose } from '@opsline/employees/assertion';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { createTables, loadScenario, seedEmployees, startLocalAws } from '@opsline/local-aws';
import { bundlesOf, startFunctions } from '@opsline/local-lambda';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { access, accessWith, tables } from './aws-world.ts';

const variables = {
  EMPLOYEE_TABLE: 'opsline-test-Employee',
  ONETIMEPIN_TABLE: 'opsline-test-Onetimepin',
  PEPPER_KEY: 'alias/opsline-test-one-time-pin',
  ASSERTION_KEY: 'alias/opsline-test-assertion',
  SEND_ONE_TIME_PIN_FUNCTION: access.names.sendOneTimePin ?? '',
  INDEX: 'off',
  PATCH_RUN_TABLE: 'opsline-test-PatchRun',
  TEXTABLE_PREFIXES: '+1',
  TIME_ZONE: 'UTC',
  SLACK_QUEUE_URL: 'https://sqs.us-east-1.amazonaws.com/111122223333/opsline-test-Slack.fifo',
  SLACK_SIGNING_SECRET_ARN: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:signing',
  SLACK_BOT_TOKEN_SECRET_ARN: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:token',
  SLACK_TABLE: 'opsline-test-Slack',
  SLACK_TEAM: 'T0123456789',
  BOT_ID: 'patchStatusBot',
  BOT_ALIAS_ID: 'live',
  LOCALE_ID: 'en_US',
  ORIGINATION_NUMBER: '',
  SENDER_ID: '',
  NOTIFY_CONFIGURATION_ID: 'notify-test',
  NOTIFY_TEMPLATE_ID: 'notify-code-verification-english-001',
} as const;

const replyShape = z.object({
  messages: z.array(z.object({ content: z.string() })),
  sessionState: z.object({ intent: z.object({ slots: z.record(z.string(), z.unknown()) }) }),
});

const folder = join(import.meta.dirname, '../..');
const bySns = { bundles: await bundlesOf(folder), access };

/** The bundles, and who may do what, where one-time PINs are texted by Notify. */
export async function byNotify() {
  const set = { oneTimePins: 'notify', notifyConfigurationId: variables.NOTIFY_CONFIGURATION_ID };
  return { bundles: await bundlesOf(folder, set), access: await accessWith(set) };
}

/** Both bundles as they are deployed, over AWS on this machine with the company of the default scenario. */
export async function deployed(
  decided: Partial<Record<keyof typeof variables, string>> = {},
  { bundles, access }: typeof bySns = bySns,
) {
  const scenario = loadScenario('default', Date.now());
  const keys = [variables.PEPPER_KEY, variables.ASSERTION_KEY].map(
    (alias) => ({ alias, usage: 'GENERATE_VERIFY_MAC' }) as const,
  );
  const { authorize } = access;
  const aws = await startLocalAws({ scenario, keys, authorize });
  onTestFinished(aws.stop);
  await createTables(aws.endpoint, tables);
  await seedEmployees(aws.endpoint, variables.EMPLOYEE_TABLE, scenario.employees);
  const functions = await startFunctions({
    bundles,
    aws: aws.endpoint,
    variables: { ...variables, ...decided },
    access,
  });
  onTestFinished(functions.stop);
  const kms = new KMSClient({
    endpoint: aws.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return {
    aws,
    functions,
    /** The key with which auth-lookup signs. */
    assertionKey: derivedKey(kms, variables.ASSERTION_KEY, assertionPurpose),
    /** What the code hook answers: its words, and what slot EmployeeID then holds. */
    answer: async (event: unknown) => {
      const reply = replyShape.parse(await functions.invoke('patchStatus', event));
      const words = reply.messages.map(({ content }) => content).join(' ');
      return { words, employeeId: reply.sessionState.intent.slots.EmployeeID };
    },
    /** The one-time PINs that were texted so far. */
    pins: async (): Promise<readonly string[]> => {
      await functions.settle();
      return aws.texts.list().flatMap(({ body }) => /[0-9]{6}/.exec(body)?.[0] ?? []);
    },
  };
}
