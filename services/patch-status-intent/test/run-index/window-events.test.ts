import { describe, expect, test } from 'vitest';
import { parseEvent } from '../../src/run-index/window-events.ts';

const run = {
  'window-id': 'mw-0123456789abcdef0',
  'window-execution-id': '01234567-89ab-cdef-0123-456789abcdef',
  'start-time': '2026-11-20T02:00:00.123456Z',
};

function event(what: string, detail: Readonly<Record<string, string>>) {
  return {
    ...{ version: '0', id: 'e', account: '111122223333', region: 'eu-west-1', resources: [] },
    source: 'aws.ssm',
    'detail-type': `Maintenance Window ${what} Notification`,
    time: '2026-11-20T02:30:01Z',
    detail,
  };
}

const known = { kind: 'window', windowId: run['window-id'], at: Date.UTC(2026, 10, 20, 2, 30, 1) };
const startedAt = Date.UTC(2026, 10, 20, 2, 0, 0, 123);
const executionId = run['window-execution-id'];

describe('what an event of a maintenance window says', () => {
  test.each([
    [
      'a run that begins: all there is to know of it',
      event('Execution State-change', { ...run, status: 'IN_PROGRESS' }),
      { ...known, run: { executionId, status: 'IN_PROGRESS', startedAt }, more: false },
    ],
    [
      'a run that ended: how it fared inside has to be read',
      event('Execution State-change', {
        ...run,
        status: 'FAILED',
        'end-time': '2026-11-20T02:30:00.000000Z',
      }),
      {
        ...known,
        run: { executionId, status: 'FAILED', startedAt, endedAt: Date.UTC(2026, 10, 20, 2, 30) },
        more: true,
      },
    ],
    [
      'a run that goes on has no end, whatever stands there',
      event('Execution State-change', { ...run, status: 'IN_PROGRESS', 'end-time': '' }),
      { ...known, run: { executionId, status: 'IN_PROGRESS', startedAt }, more: false },
    ],
    [
      'an invocation that ended, with the word of tasks that are no commands',
      event('Task Target Invocation State-change', { ...run, status: 'COMPLETE' }),
      { ...known, more: true },
    ],
    [
      'a status that is not known: it has to be read',
      event('Execution State-change', { ...run, status: 'PAUSED' }),
      { ...known, more: true },
    ],
    [
      'a target that was registered',
      event('Target Registration', { 'window-id': run['window-id'], status: 'REGISTERED' }),
      { ...known, more: true },
    ],
    ['the schedule', { ...event('', {}), source: 'aws.events' }, { kind: 'schedule' }],
  ])('%s', (_, given, told) => {
    expect(parseEvent(given)).toEqual(told);
  });
});

test.each([
  ['nothing', undefined, 'event: '],
  ['an event of another service', { ...event('State-change', {}), source: 'aws.ec2' }, 'event.source: '],
  ['a time that is none', { ...event('State-change', {}), time: 'soon' }, 'event.time: expected a time'],
  ['no window', event('State-change', { status: 'ENABLED' }), 'event.detail.window-id: '],
])('%s is refused by its path', (_, given, message) => {
  expect(() => parseEvent(given)).toThrow(message);
});
