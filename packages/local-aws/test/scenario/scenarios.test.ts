import { describe, expect, test } from 'vitest';
import { defaultScenario, loadScenario, scenarioNames } from '../../src/index.ts';
import { noon } from '../started.ts';

const day = 24 * 3_600_000;
const prefix = 'patch-job-reportedbyconnect-';

function jobsOfTheDay(name: (typeof scenarioNames)[number]) {
  return loadScenario(name, noon)
    .windows.filter((window) => window.name.startsWith(prefix))
    .flatMap(({ executions }) => executions)
    .filter(({ startedAt, endedAt }) => startedAt >= noon - day || (endedAt ?? noon) >= noon - day)
    .map(({ status }) => status)
    .toSorted();
}

test.each([
  ['default', ['FAILED', 'IN_PROGRESS', 'SUCCESS', 'SUCCESS']],
  ['quiet', []],
  ['one-job', ['SUCCESS']],
  ['two-jobs', ['IN_PROGRESS', 'SUCCESS']],
  ['all-succeeded', ['SUCCESS', 'SUCCESS', 'SUCCESS']],
  ['all-failed', ['FAILED', 'FAILED', 'FAILED']],
  ['all-running', ['IN_PROGRESS', 'IN_PROGRESS', 'IN_PROGRESS']],
] as const)('%s: the patch jobs of the last 24 hours', (name, statuses) => {
  expect(jobsOfTheDay(name)).toEqual(statuses);
});

test.each(scenarioNames)('%s: the same four employees', (name) => {
  expect(loadScenario(name, noon).employees).toEqual(defaultScenario(noon).employees);
});

describe('the default scenario', () => {
  const scenario = defaultScenario(noon);

  test('has a group of every kind', () => {
    const last = (group: string) =>
      scenario.windows
        .flatMap(({ executions }) => executions)
        .flatMap(({ tasks }) => tasks)
        .flatMap(({ invocations }) => invocations)
        .find(({ target }) => target?.name === group)?.status;
    expect({
      succeeded: last('AmazonLinuxDev'),
      failed: last('WindowsServerProd'),
      wentWellInAJobThatFailed: last('WindowsFileProd'),
      running: last('WindowsServerDev'),
      neverRan: last('DatabaseProd'),
    }).toEqual({
      succeeded: 'SUCCESS',
      failed: 'FAILED',
      wentWellInAJobThatFailed: 'SUCCESS',
      running: 'IN_PROGRESS',
      neverRan: undefined,
    });
    expect(scenario.windows.flatMap(({ targets }) => targets).map(({ name }) => name)).toContain(
      'DatabaseProd',
    );
  });

  test('has a window that ran today and must not be reported', () => {
    const others = scenario.windows.filter(({ name }) => !name.startsWith(prefix));
    expect(
      others.flatMap(({ executions }) => executions).map(({ startedAt }) => startedAt > noon - day),
    ).toEqual([true]);
  });

  test('has PINs that are no sequence, no repetition and no end of a phone number', () => {
    for (const { pin, phone } of scenario.employees) {
      expect('01234567890 09876543210').not.toContain(pin);
      expect(new Set(pin).size).toBe(4);
      expect(phone.endsWith(pin)).toBe(false);
    }
  });
});
