import { expect, test } from 'vitest';
import { patchingOf } from './patching-world.ts';

function window(name: string, targets: string, executions: string) {
  return `  - name: patch-job-reportedbyconnect-${name}\n    targets: [${targets}]\n    executions: [${executions}]\n`;
}
function ran(started: string, groups: string) {
  return `{ started: ${started} ago, ran: 30m, groups: { ${groups} } }`;
}

/** Linux was registered, and is registered anew under another id. */
const anew = '{ label: former, name: Linux, registered: false }, { name: Linux }';
const known = '{ name: Linux }';

function former(which: string, status: string, started: string, ended: string) {
  return `${which} in its maintenance window was for a target that is registered no more, perhaps this group before it was registered anew. Its status is ${status}. It started at ${started} and ended at ${ended} UTC.`;
}
function latest(which: string, started: string, ended: string) {
  return `${which} latest run status for the maintenance window target group Linux is: succeeded. It started at ${started} and ended at ${ended} UTC.`;
}
const [six, sixBefore, half] = ['06:00 UTC today', '06:00 UTC yesterday', '06:30'];
const cannotTell = 'I cannot tell how the target group Linux was patched last.';
const never = 'The target group Linux was not patched in the last 30 days.';

test.each<[string, string, string]>([
  [
    'after a failed run: not "never"',
    window('a', anew, ran('2h', 'former: FAILED')),
    `${cannotTell} ${former('The latest run', 'failed', six, half)}`,
  ],
  [
    'the newest such run is told',
    window('a', anew, `${ran('2h', 'former: SUCCESS')}, ${ran('26h', 'former: FAILED')}`),
    `${cannotTell} ${former('The latest run', 'succeeded', six, half).replace('status is s', 'status is: s')}`,
  ],
  [
    'run since: that run',
    window('a', anew, `${ran('2h', 'Linux: SUCCESS')}, ${ran('26h', 'former: FAILED')}`),
    latest('The', six, half),
  ],
  [
    'run before: that run, and that there is a newer one',
    window('a', anew, `${ran('2h', 'former: FAILED')}, ${ran('26h', 'Linux: SUCCESS')}`),
    `${latest('As far as I can tell, the', sixBefore, half)} ${former('A newer run', 'failed', six, half)}`,
  ],
  [
    'run since in another window: that run',
    window('a', anew, ran('26h', 'former: FAILED')) + window('b', known, ran('2h', 'Linux: SUCCESS')),
    latest('The', six, half),
  ],
  [
    'both took part: its own run',
    window('a', anew, ran('2h', 'former: FAILED, Linux: SUCCESS')),
    latest('The', six, half),
  ],
  [
    'only a target without a name took part, which is registered',
    window('a', `${known}, { label: nameless }`, ran('2h', 'nameless: FAILED')),
    never,
  ],
  [
    'only another group took part',
    window('a', `${known}, { name: Windows }`, ran('2h', 'Windows: FAILED')),
    never,
  ],
])('registered anew, %s', async (_, windows, text) => {
  const { says } = await patchingOf(windows);
  expect(await says('linux')).toBe(text);
});

test('two targets of one window with one name are one group', async () => {
  const targets = '{ name: Linux }, { label: second, name: Linux }';
  const { says } = await patchingOf(window('a', targets, ran('2h', 'Linux: SUCCESS, second: FAILED')));
  expect(await says('linux')).toMatch(/^The latest run status .* is failed\./);
});

test('of two groups whose names are said alike, the one that is named exactly is meant', async () => {
  const targets = '{ name: web-1 }, { name: Web1 }';
  const { says } = await patchingOf(window('a', targets, ran('2h', 'Web1: FAILED, web-1: SUCCESS')));
  expect(await says('Web1')).toMatch(/target group Web1 is failed\./);
  expect(await says('web-1')).toMatch(/target group web-1 is: succeeded\./);
});

test('a target is not said to be registered no more where not all that are were read', async () => {
  const targets = Array.from({ length: 120 }, (_, index) => `{ name: Servers${index} }`);
  const { aws, says } = await patchingOf(window('a', targets.join(', '), ran('2h', 'Servers119: FAILED')));
  aws.faults.add({
    service: 'ssm',
    operation: 'DescribeMaintenanceWindowTargets',
    meets: (input) => Object(input).NextToken !== undefined,
    error: { name: 'InternalServerError', status: 500, message: 'no' },
  });
  expect(await says('servers 0')).toBe(
    'I saw no run of the target group Servers0 in the last 30 days. I could not read the only patch window to its end, so there may be one.',
  );
});
