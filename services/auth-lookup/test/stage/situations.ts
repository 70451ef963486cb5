import { expect } from 'vitest';
import type { Answer } from '../../src/auth-lookup.ts';
import { eventOf, isThisAnEmployeeId, isThisTheirPin, whoIsThis } from './event.ts';

/** Whoever answers the questions of a flow. */
export type World = { readonly handler: (event: unknown) => Promise<Answer> };
type Play = (world: World) => Promise<Answer>;

/** What the first table of the questions says of a call, played. */
export const calls: Readonly<Record<string, Play>> = {
  'from a number of one employee': ({ handler }) => handler(whoIsThis()),
  'from a number of nobody': ({ handler }) => handler(whoIsThis('+15550100999')),
  'from a number of two employees': ({ handler }) => handler(whoIsThis('+15550100200')),
  'from a withheld number': ({ handler }) => handler(whoIsThis('anonymous')),
  'from a number that is not E.164': ({ handler }) => handler(whoIsThis('15550100101')),
  'forwarded, or from another line than it says': ({ handler }) =>
    handler(whoIsThis('+15550100101', { 'Call-Forwarding-Indicator': '1' })),
  'no call but a chat': ({ handler }) =>
    handler(eventOf({ parameters: { question: 'who is this' }, contact: { Channel: 'CHAT' } })),
};

/** What the second table says of an employee ID, played. */
export const ids: Readonly<Record<string, Play>> = {
  'that somebody has': ({ handler }) => handler(isThisAnEmployeeId('104')),
  'that nobody has': ({ handler }) => handler(isThisAnEmployeeId('999')),
  'with zeros before it': ({ handler }) => handler(isThisAnEmployeeId('007')),
  'that is silence': ({ handler }) => handler(isThisAnEmployeeId('Timeout')),
  'that has fewer digits, or more': async ({ handler }) => {
    expect((await handler(isThisAnEmployeeId('10'))).status).toBe('no entry');
    return handler(isThisAnEmployeeId('1044'));
  },
  'that has other keys': ({ handler }) => handler(isThisAnEmployeeId('10#')),
  'that has digits of other alphabets': ({ handler }) => handler(isThisAnEmployeeId('１０４')),
  'typed in a chat': ({ handler }) => handler(isThisAnEmployeeId('104', { Channel: 'CHAT' })),
};

// Wrong PINs, one a call; from numbers of their own unless told.
async function miss({ handler }: World, count: number, employeeOf: (index: number) => string, from?: string) {
  for (let index = 0; index < count; index += 1) {
    const CustomerEndpoint = { Address: from ?? `+1555${2_000_000 + index}` };
    const contact = { ContactId: `before-${index}`, CustomerEndpoint };
    const { status } = await handler(isThisTheirPin('1937', { employeeId: employeeOf(index) }, contact));
    expect(status).toBe('refused');
  }
}

/** What its third table says of an entry, played. */
export const entries: Readonly<Record<string, Play>> = {
  'the PIN': ({ handler }) => handler(isThisTheirPin('7391')),
  'another PIN': ({ handler }) => handler(isThisTheirPin('1937')),
  'an employee ID that nobody has': ({ handler }) => handler(isThisTheirPin('7391', { employeeId: '999' })),
  'something that is no employee ID': ({ handler }) => handler(isThisTheirPin('7391', { employeeId: '10' })),
  'the PIN of an employee without one': ({ handler }) =>
    handler(isThisTheirPin('7391', { employeeId: '105' })),
  'the PIN, after five wrong ones': async (world) => {
    await miss(world, 5, () => '104');
    return world.handler(isThisTheirPin('7391'));
  },
  'the PIN, after ten wrong ones from this number': async (world) => {
    await miss(world, 10, (index) => String(300 + index), '+15550100101');
    return world.handler(isThisTheirPin('7391'));
  },
  'the PIN, as the fourth entry of this call': async ({ handler }) => {
    for (const pin of ['1937', '1938', '1939']) await handler(isThisTheirPin(pin));
    return handler(isThisTheirPin('7391'));
  },
  'the PIN, while the line is halted': async (world) => {
    await miss(world, 30, (index) => String(300 + index));
    return world.handler(isThisTheirPin('7391'));
  },
  'the PIN, typed in a chat': ({ handler }) => handler(isThisTheirPin('7391', {}, { Channel: 'CHAT' })),
  silence: ({ handler }) => handler(isThisTheirPin('Timeout')),
  'fewer digits, or other keys': ({ handler }) => handler(isThisTheirPin('12*')),
};
