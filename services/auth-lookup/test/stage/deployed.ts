import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import { assertionPurpose } from '@opsline/employees/assertion';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { createTables, defaultScenario, seedEmployees, startLocalAws } from '@opsline/local-aws';
import { bundlesOf, startFunctions } from '@opsline/local-lambda';
import { accessOf } from '@opsline/switchboard/access';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';

const resources = ['table.yml', 'pin-attempt-table.yml'].map((file) => {
  const text = readFileSync(new URL(`../../../../packages/employees/${file}`, import.meta.url), 'utf8');
  return parse(text.replaceAll(/\$\{sls:stage\}/g, 'test')).Resources;
});

const variables = {
  EMPLOYEE_TABLE: 'opsline-test-Employee',
  PIN_ATTEMPT_TABLE: 'opsline-test-PinAttempt',
  CALLER_KEY: 'alias/opsline-test-caller',
  ASSERTION_KEY: 'alias/opsline-test-assertion',
} as const;

const folder = join(import.meta.dirname, '../..');
const [bundles, access] = await Promise.all([bundlesOf(folder), accessOf(folder, 'test')]);

/** The bundle as it is deployed, over AWS on this machine with the employees of the default scenario. */
export async function deployed() {
  const scenario = defaultScenario(Date.now());
  const keys = [variables.CALLER_KEY, variables.ASSERTION_KEY].map(
    (alias) => ({ alias, usage: 'GENERATE_VERIFY_MAC' }) as const,
  );
  const { authorize } = access;
  const aws = await startLocalAws({ scenario, keys, authorize });
  onTestFinished(aws.stop);
  await createTables(aws.endpoint, Object.assign({}, ...resources));
  await seedEmployees(aws.endpoint, variables.EMPLOYEE_TABLE, scenario.employees);
  const functions = await startFunctions({ bundles, aws: aws.endpoint, variables, access });
  onTestFinished(functions.stop);
  const kms = new KMSClient({
    endpoint: aws.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return {
    aws,
    /** The key that the function signs with. */
    assertionKey: derivedKey(kms, variables.ASSERTION_KEY, assertionPurpose),
    handler: (event: unknown) => functions.invoke('authLookup', event),
    /** What it has logged. */
    log: () => functions.output('authLookup'),
  };
}
