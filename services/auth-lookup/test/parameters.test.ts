import { parseParameters, readParameter } from '@opsline/settings/plugin/parameters';
import { expect, test } from 'vitest';
import * as service from '../src/parameters.ts';

const { parameters } = parseParameters(service);

/** What is said of a value of a parameter. */
function saidOf(name: string, value: string): readonly string[] {
  const schema = parameters[name];
  const problems = schema === undefined ? [] : readParameter(name, schema, value).problems;
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

test.each([
  ['connectInstanceArn', 'opsline', 'expected the ARN of a Connect instance'],
  ['concurrency', '0', 'expected none, or a whole number'],
  ['alarmEmail', 'operations', 'expected an email address'],
  ['logRetentionDays', '2', 'expected one of 1, 3, 5, 7'],
  ['existingEmployeeTable', 'an employee', 'expected the name of a DynamoDB table'],
  ['existingCallerKeyArn', 'alias/caller', 'expected the ARN of a KMS key'],
  ['deletionProtection', 'maybe', 'expected "on" or "off"'],
])('what somebody who deploys sets wrongly is told by its name: %s: %s', (name, value, expected) => {
  expect(saidOf(name, value)).toEqual([expect.stringMatching(new RegExp(`^${name}: .*${expected}`))]);
});

test.each(['on', 'off'])('the deletion of tables is guarded, or not: %s', (value) => {
  expect(saidOf('deletionProtection', value)).toEqual([]);
});
