import { describe, expect, test } from 'vitest';
import { patchingOf, windowOf } from './patching-world.ts';

/** 250 windows on three pages, in this order; only every twenty-fifth has the group Linux, and ran last night. */
const windows = Array.from({ length: 250 }, (_, index) =>
  index % 25 === 0
    ? windowOf(`w${index}`, [`{ started: ${index / 25 + 2}h ago, ran: 30m, groups: { Linux: SUCCESS } }`])
    : windowOf(`w${index}`, [], ['Windows']),
).join('');

function error(name: string, status: number) {
  return { error: { name, status, message: 'no' } };
}
const faults = {
  'throttled to the end': error('ThrottlingException', 400),
  'answered too late': { latencyMs: 60_000 },
  'failing to the end': error('InternalServerError', 500),
  refused: error('AccessDeniedException', 400),
} as const;

function cut(page: number, consequence: string) {
  return `I could read only ${(page - 1) * 100} patch windows, and not the list of them to its end, so ${consequence}.`;
}
function total(jobs: number) {
  return `You have a total of ${jobs} patch jobs in the last 24 hours and they all succeeded.`;
}
const started = 'It started at 06:00 UTC today and ended at 06:30 UTC.';
const status = `latest run status for the maintenance window target group Linux is: succeeded. ${started}`;

/** What is answered while one page of the list of windows, and each after it, meets a fault. */
async function answers(fault: keyof typeof faults, page: number, questions: readonly string[]) {
  const { aws, says } = await patchingOf(windows);
  const tokens: unknown[] = [];
  const meets = (input: unknown) => {
    const { NextToken } = Object(input);
    if (!tokens.includes(NextToken)) tokens.push(NextToken);
    return tokens.indexOf(NextToken) + 1 >= page;
  };
  aws.faults.add({ service: 'ssm', operation: 'DescribeMaintenanceWindows', meets, ...faults[fault] });
  const said = [];
  for (const question of questions) said.push(await says(question));
  return said;
}

describe.each(Object.keys(faults) as (keyof typeof faults)[])('the list of windows is %s', (fault) => {
  test('from its first page: an outage', async () => {
    expect(await answers(fault, 1, ['latest', 'linux', 'purple'])).toEqual(['apology', 'apology', 'apology']);
  });

  test.each([2, 3])('from page %i: what was read, and that there may be more', async (page) => {
    const late = fault === 'throttled to the end' || fault === 'answered too late';
    const said = (text: string) =>
      late ? text.replace(', and not the list', ' in time, and not the list') : text;
    expect(await answers(fault, page, ['latest', 'linux', 'purple'])).toEqual([
      said(`${total((page - 1) * 4)} ${cut(page, 'there may be more')}`),
      said(`As far as I could read, the ${status} ${cut(page, 'there may be a newer run')}`),
      said(
        `I did not find purple, but ${cut(page, '').replace(', so .', '. Please try again in a minute.')}`,
      ),
    ]);
  });
});

test('a page of the list that fails twice is read after all', async () => {
  const { aws, says } = await patchingOf(windows);
  const meets = (input: unknown) => Object(input).NextToken !== undefined;
  const operation = 'DescribeMaintenanceWindows';
  aws.faults.add({ service: 'ssm', operation, meets, times: 2, ...faults['failing to the end'] });
  expect(await says('latest')).toBe(total(10));
});
