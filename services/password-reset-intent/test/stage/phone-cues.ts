import { minute } from '@opsline/function-kit/durations';
import type { Meets } from '@opsline/lex-kit/testing';
import type { Fault } from '@opsline/local-directory';
import { messages } from '../../src/messages.ts';
import { spoken } from './dana.ts';
import type { Trouble } from './phone-line.ts';

const board = 'CN=Board,CN=Users,DC=corp,DC=example,DC=com';

/** Stage directions before a call: what is configured, and what goes wrong in it. */
export const troubles: Readonly<Record<string, Trouble>> = {
  'no helpdesk queue is configured': { queue: 'none' },
  'possession is not asked for': { possession: 'off' },
  'the caller may call from any number': { callerNumber: 'off' },
  'members of the board are not reset by phone': { denyGroups: [board] },
  'the group of the board has been moved': { denyGroups: [board.replace('CN=Users', 'OU=Staff')] },
  'there are two domain controllers': { controllers: 2 },
};

function cut(at: 'bind' | 'search' | 'modify', effect: 'before' | 'after'): Fault {
  return {
    kind: 'reset',
    at,
    effect,
  };
}

/** Stage directions that break the first domain controller, and how. */
export const directoryFaults: Readonly<Record<string, readonly Fault[]>> = {
  'the domain controller is down': [{ kind: 'refuse' }],
  'the first domain controller is down': [{ kind: 'refuse' }],
  'the domain controller breaks off at the bind': [cut('bind', 'before')],
  'the domain controller breaks off at a search': [cut('search', 'before')],
  'the domain controller will break off at the write, before it is done': [cut('modify', 'before')],
  'the domain controller will break off at the write, after it is done': [cut('modify', 'after')],
  'the domain controller will be silent at the write': [{ kind: 'silence', at: 'modify', effect: 'before' }],
  'the domain controller is back': [],
};

/** What is on record of an account, as its owner says it. */
export const detailsOf: Readonly<Record<string, readonly string[]>> = {
  '104201': ['1 December 1985', 'January'],
  '104202': ['30 July 1979', 'March'],
  '104203': ['29 February 1992', 'June'],
  '104208': ['12 March 1991', 'February'],
  '104210': ['14 May 1983', 'October'],
  '104215': ['23 September 1987', 'June'],
  '104221': ['9 March 1968', 'April'],
  '104230': ['8 August 1986', 'February'],
  '104233': spoken,
  '999999': spoken,
};

/** Nothing can be texted. */
export const smsDown = {
  service: 'sns',
  error: { name: 'InternalError', status: 500, message: 'down' },
} as const;

/** Has the next invocation of a function meet something: once the one-time PIN was texted, of the one that texts a password. */
function nextInvocation(mishap: ReturnType<Meets>): Meets {
  let left = 1;
  return ({ operation }) => {
    if (operation !== 'Invoke' || left === 0) return undefined;
    left -= 1;
    return mishap;
  };
}

/** Stage directions that upset the function that texts a new password. */
export const texterFaults: Readonly<Record<string, () => Meets>> = {
  'the function that texts a new password will be throttled': () => nextInvocation('refused'),
  'the answer of the function that texts a new password will be lost': () => nextInvocation('lost'),
};

/** How a call ends, in words. */
export const endings = {
  disconnected: 'the call ends',
  ended: 'the call ends',
  queued: 'the call waits for a person in the helpdesk',
  'hung up': 'the caller hangs up',
} as const;

/** Whether what is said of a password and a lock is true, by how often one was written, and how many were lifted. */
export function isTrue(line: string, writes: number, lifted: number): boolean {
  if (line === messages.notUnlocked.text) return lifted === 0;
  if (line === messages.unlocked.text || line === messages.unlockedNow.text) return lifted > 0;
  if (line === messages.unavailable.text) return writes === 0;
  return (line !== messages.reset.text && line !== messages.notDelivered.text) || writes > 0;
}

const moment = / at (\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC/;

/** Whether a line tells a moment: said anew, it tells another. */
export function tellsMoment(line: string): boolean {
  return moment.test(line);
}

/** Whether a moment that a line tells, if it tells one, is in a call that began then and goes on now; epoch ms. */
export function isInCall(line: string, began: number, now: number): boolean {
  const [, day, time] = moment.exec(line) ?? [];
  if (day === undefined) return true;
  const told = Date.parse(`${day}T${time}Z`);
  return began < told + minute && told <= now;
}
