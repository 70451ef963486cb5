import { join } from 'node:path';
import { bundlesOf } from '@opsline/local-lambda';
import { bundlesContract } from '@opsline/local-lambda/testing';
import { expect, test } from 'vitest';
import { parseEnvironment as indexRunsIn } from '../src/environment/index-runs.ts';
import { parseEnvironment as patchStatusIn } from '../src/environment/patch-status.ts';
import { parseEnvironment as sendOneTimePinIn } from '../src/environment/send-one-time-pin.ts';

bundlesContract(await bundlesOf(join(import.meta.dirname, '..')), {
  patchStatus: { clients: ['dynamodb', 'kms', 'lambda', 'ssm'], parseEnvironment: patchStatusIn },
  sendOneTimePin: { clients: ['dynamodb', 'kms', 'sns'], parseEnvironment: sendOneTimePinIn },
  indexRuns: { clients: ['dynamodb', 'ssm'], parseEnvironment: indexRunsIn },
});

test.each<[string, (variables: Record<string, string>) => unknown, Record<string, string>, string]>([
  ['nothing is set', patchStatusIn, {}, 'environment.ONETIMEPIN_TABLE'],
  ['nothing is set', sendOneTimePinIn, {}, 'environment.EMPLOYEE_TABLE'],
  ['a time zone that is none', patchStatusIn, { TIME_ZONE: 'Mars/Base' }, 'environment.TIME_ZONE'],
  ['a prefix that is none', sendOneTimePinIn, { TEXTABLE_PREFIXES: '1' }, 'environment.TEXTABLE_PREFIXES'],
])('when %s, the cold start fails and says so', (_, parseEnvironment, environment, message) => {
  expect(() => parseEnvironment(environment)).toThrow(message);
});
