import { expect, test } from 'vitest';
import { decide, type Step } from '../src/auth-lookup.ts';
import type { Call } from '../src/call.ts';

const ada = { employeeId: '101', name: 'Ada Marlow' };

/** A call from a number that is in no doubt. */
function call(question: Call['question'], change: Partial<Call> = {}): Call {
  const entered = { caller: '+15550100101', isSuspect: false, employeeId: undefined, pin: undefined };
  return { question, contactId: 'c-1', isVoice: true, ...entered, ...change };
}

/** The step after another, where something was found outside. */
function after(step: Step, found: unknown): Step {
  if (step.do === 'find employee') return step.next(found === undefined ? undefined : ada);
  if (step.do === 'sign') return step.next({ authentication: String(found), provedAt: 'now' });
  throw new Error(`expected no ${step.do}`);
}

test.each<[string, Step, object, string]>([
  ['no number', decide(call('who is this', { caller: undefined })), { status: 'unknown' }, 'unknown'],
  ['a number in doubt', decide(call('who is this', { isSuspect: true })), { status: 'unknown' }, 'unknown'],
  ['nobody’s number', after(decide(call('who is this')), undefined), { status: 'unknown' }, 'unknown'],
  [
    'somebody’s number',
    after(decide(call('who is this')), ada),
    { status: 'known', employeeId: '101' },
    'known',
  ],
  ['no ID', decide(call('is this an employee ID')), { status: 'no entry' }, 'no entry'],
  [
    'an ID',
    decide(call('is this an employee ID', { employeeId: '104' })),
    { status: 'entered', employeeId: '104' },
    'entered',
  ],
  ['no PIN', decide(call('is this their PIN', { employeeId: '104' })), { status: 'no entry' }, 'no entry'],
])('%s: what is answered, and what the log says of it', (_, step, answer, outcome) => {
  expect(step).toEqual({
    do: 'answer',
    answer: { employeeId: '', authentication: '', provedAt: '', ...answer },
    outcome,
  });
});

test('a PIN for an ID that is none is checked for somebody who cannot be', () => {
  const step = decide(call('is this their PIN', { pin: '7391' }));
  expect(step).toMatchObject({ do: 'check PIN', entry: { employeeId: 'nobody', pin: '7391' } });
});
