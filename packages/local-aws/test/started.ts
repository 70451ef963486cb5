import { localClient } from '@opsline/local-kit/account';
import { onTestFinished } from 'vitest';
import { type LocalAwsOptions, parseScenario, startLocalAws } from '../src/index.ts';

/** The moment it is in these tests. */
export const noon = Date.parse('2026-11-20T12:00:00Z');

/** A scenario from plain data: JSON is YAML. */
export function scenarioOf(written: object) {
  return parseScenario(JSON.stringify(written), noon);
}

/** What every client needs; a single attempt, so that an error is seen as it came. */
export function clientOptions(endpoint: string) {
  return { ...localClient(endpoint), maxAttempts: 1 };
}

/** A stand-in at noon that stops with the test. */
export async function started(options: Partial<LocalAwsOptions> = {}) {
  const aws = await startLocalAws({ scenario: scenarioOf({}), now: () => noon, ...options });
  onTestFinished(() => aws.stop());
  return { ...aws, client: clientOptions(aws.endpoint) };
}
