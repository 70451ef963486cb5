import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../src/index.ts';
import { readSpan } from '../../src/scenario/relative-time.ts';
import { noon, scenarioOf } from '../started.ts';

const hour = 3_600_000;
function runs(...executions: readonly object[]) {
  return (
    scenarioOf({ windows: [{ name: 'night', targets: [{ name: 'Alpha' }, { name: 'Beta' }], executions }] })
      .windows[0]?.executions ?? []
  );
}

test('an empty file is an empty company', () => {
  expect(parseScenario('', noon)).toEqual({ employees: [], windows: [], instances: [] });
});

describe('times', () => {
  test.each([
    ['0s', 0],
    ['90s', 90_000],
    ['35m', 35 * 60_000],
    ['1h30m', 1.5 * hour],
    ['2d', 48 * hour],
    ['1d2h3m4s', 26 * hour + 184_000],
  ])('%s is %i ms', (text, ms) => expect(readSpan(text)).toBe(ms));

  test.each(['', '5', 'm', '1.5h', '-1h', '30m1h', '1w', ' 1h', '1 h', '1H'])('"%s" is none', (text) => {
    expect(readSpan(text)).toBeUndefined();
  });

  test('any span written out reads back', () => {
    const amount = fc.nat(999);
    fc.assert(
      fc.property(amount, amount, amount, amount, (d, h, m, s) => {
        expect(readSpan(`${d}d${h}h${m}m${s}s`)).toBe(d * 24 * hour + h * hour + m * 60_000 + s * 1000);
      }),
    );
  });
});

describe('executions', () => {
  const ended = { started: '5h ago', ran: '1h' };
  test.each([
    ['all succeeded', { Alpha: 'SUCCESS', Beta: 'SUCCESS' }, 'SUCCESS'],
    ['one timed out', { Alpha: 'SUCCESS', Beta: 'TIMED_OUT' }, 'TIMED_OUT'],
    ['one failed, one timed out', { Alpha: 'TIMED_OUT', Beta: 'FAILED' }, 'FAILED'],
    ['one was cancelled', { Alpha: 'SUCCESS', Beta: 'CANCELLED' }, 'CANCELLED'],
    ['one was skipped', { Alpha: 'SUCCESS', Beta: 'SKIPPED_OVERLAPPING' }, 'SKIPPED_OVERLAPPING'],
  ])('of which %s', (_, groups, status) => {
    expect(runs({ ...ended, groups })).toMatchObject([
      { status, startedAt: noon - 5 * hour, endedAt: noon - 4 * hour },
    ]);
  });

  test('are in progress while a group is, whatever the others did', () => {
    const groups = { Alpha: { status: 'FAILED', ran: '5m' }, Beta: 'PENDING' };
    expect(runs({ started: '1h ago', groups })).toMatchObject([
      { status: 'IN_PROGRESS', endedAt: undefined },
    ]);
  });

  test('have a status of their own when one is written', () => {
    expect(runs({ ...ended, status: 'CANCELLED', groups: { Alpha: 'SUCCESS' } })).toMatchObject([
      { status: 'CANCELLED', tasks: [{ status: 'SUCCESS' }] },
    ]);
  });

  test('may end this very moment, and come newest first', () => {
    const written = [ended, { started: '2h ago', ran: '2h' }, { started: '3h ago', ran: '1m' }];
    const found = runs(...written.map((one) => ({ ...one, status: 'SUCCESS' })));
    expect(found.map(({ startedAt }) => (noon - startedAt) / hour)).toEqual([2, 3, 5]);
    expect(found[0]?.endedAt).toBe(noon);
  });

  const at = 'windows[0].executions[0]';
  test.each([
    [
      'an end in the future',
      { started: '1h ago', ran: '61m', status: 'SUCCESS' },
      `${at}.ran: expected an end`,
    ],
    ['an end while it runs', { ...ended, status: 'IN_PROGRESS' }, `${at}.ran: expected none`],
    ['no end though it succeeded', { started: '1h ago', status: 'SUCCESS' }, `${at}.ran: expected a length`],
    ['neither status nor groups', ended, `${at}.status: expected a status`],
    ['an unknown group', { ...ended, groups: { Gamma: 'SUCCESS' } }, `${at}.groups.Gamma: expected a target`],
    ['an unknown status', { ...ended, groups: { Alpha: 'DONE' } }, `${at}.groups.Alpha: expected a status`],
    ['groups and tasks', { ...ended, groups: {}, tasks: [] }, `${at}: expected groups or tasks`],
    [
      'a start of another form',
      { started: '5 hours ago', status: 'PENDING' },
      `${at}.started: expected a time`,
    ],
    [
      'a group that ends when nothing does',
      { started: '1h ago', groups: { Alpha: 'FAILED' } },
      `${at}.groups.Alpha.ran`,
    ],
  ])('are refused with %s', (_, execution, message) => expect(() => runs(execution)).toThrow(message));
});

describe('what is not understood', () => {
  const ada = { id: '101', name: 'Ada', phone: '+15550100101', pin: '4071' };
  test.each([
    ['an unknown key', { accounts: [] }, 'accounts'],
    ['an unknown key of an employee', { employees: [{ ...ada, mail: 'x' }] }, 'employees[0]: '],
    [
      'a number for a PIN',
      { employees: [{ ...ada, pin: 4071 }] },
      'employees[0].pin: expected 4 digits in quotes',
    ],
    ['an id of two digits', { employees: [{ ...ada, id: '10' }] }, 'employees[0].id: expected 3 digits'],
    [
      'a phone without a plus',
      { employees: [{ ...ada, phone: '15550100101' }] },
      'employees[0].phone: expected an E.164',
    ],
    [
      'a phone that no plan has',
      { employees: [{ ...ada, phone: '+4407700900123' }] },
      'employees[0].phone: expected an E.164',
    ],
    [
      'a phone of three digits',
      { employees: [{ ...ada, phone: '+123' }] },
      'employees[0].phone: expected an',
    ],
    ['an id twice', { employees: [ada, ada] }, 'employees[1].id: expected an id that no other'],
    ['a short window name', { windows: [{ name: 'ab' }] }, 'windows[0].name: expected 3 to 128'],
    [
      'a target without any name',
      { windows: [{ name: 'abc', targets: [{}] }] },
      'windows[0].targets[0]: expected a name',
    ],
    [
      'a target twice',
      { windows: [{ name: 'abc', targets: [{ name: 'one' }, { name: 'one' }] }] },
      'targets[1]: expected',
    ],
    [
      'a report of an instance that is not managed',
      {
        instances: [
          { name: 'a', launched: '1d ago', patchGroup: 'b', managed: false, patches: { reported: '1h ago' } },
        ],
      },
      'instances[0].patches: expected none',
    ],
    ['an unknown state', { instances: [{ name: 'a', state: 'up' }] }, 'instances[0].state'],
  ])('%s is refused by its path', (_, written, message) =>
    expect(() => scenarioOf(written)).toThrow(message),
  );

  test.each([
    ['text that is no YAML', 'employees: [', 'line 1, column'],
    ['a key twice', 'windows: []\nwindows: []', 'line 2, column 1: expected YAML (DUPLICATE_KEY)'],
    ['an unknown tag', 'windows: !list []', 'line 1, column 10'],
    ['a list', '- 1', 'expected object'],
  ])('%s is refused', (_, text, message) => expect(() => parseScenario(text, noon)).toThrow(message));

  test.each([
    ['too long', 'employees: [{ id: "101", name: Ada, phone: "+15550100101", pin: "40719" }]'],
    ['a number', 'employees: [{ id: "101", name: Ada, phone: "+15550100101", pin: 40719 }]'],
    ['in broken YAML', 'employees: [{ id: "101", pin: "40719" ]'],
  ])('a PIN that is %s is not in the error', (_, text) => {
    expect(() => parseScenario(text, noon)).toThrow(/^(?!.*4071).+$/s);
  });
});
