import { digest } from '@opsline/function-kit/log';
import { describe, expect, test } from 'vitest';
import {
  close,
  createDialog,
  dialogAttributes,
  forgetting,
  oneMore,
  type Reply,
  replyWith,
  say,
  type TurnEntry,
  wasAsked,
} from '../src/index.ts';
import { bot, lexEvent } from './event.ts';

type Act = { readonly do: 'look up' | 'order'; readonly next: () => Reply | Act };

/** A bot that looks something up, orders it, and says so; each act may go wrong. */
function ordering(wrong: { readonly act?: Act['do']; readonly deadline?: AbortSignal } = {}) {
  const log: TurnEntry[] = [];
  const hook = createDialog({
    bot,
    begin: async (turn): Promise<Reply | Act> => {
      const ordered = replyWith(close(turn, 'Fulfilled', [say`Ordered.`]));
      return { do: 'look up', next: () => ({ do: 'order', next: () => ordered }) };
    },
    perform: async (act: Act) => {
      if (act.do === wrong.act) throw new TypeError('canary');
      return act.next();
    },
    apology: say`Sorry.`,
    afterFault: { handOver: 'yes' },
    ...(wrong.deadline && { deadline: () => wrong.deadline ?? AbortSignal.abort() }),
    log: (entry) => log.push(entry),
    namesOf: (fault) => [fault instanceof Error ? fault.name : 'not an error'],
  });
  return { hook, log };
}

describe('a turn', () => {
  test('is decided, its acts are done one after the other, and it is replied to', async () => {
    const { hook, log } = ordering();
    expect((await hook(lexEvent())).messages).toEqual([{ contentType: 'PlainText', content: 'Ordered.' }]);
    const conversation = digest('A1B2C3D4E5:TSTALIASID:dev-0001');
    expect(log).toEqual([{ event: 'turn', conversation, intent: 'orderPatch', did: ['look up', 'order'] }]);
  });

  test.each<[string, Parameters<typeof ordering>[0], unknown, string]>([
    ['an act of which goes wrong', { act: 'order' }, lexEvent(), 'TypeError'],
    ['that is none', {}, { messageVersion: '2.0' }, 'InputError'],
    ['that takes too long', { deadline: AbortSignal.abort() }, lexEvent(), 'OverdueError'],
  ])('%s is one apology, logged by name', async (_case, wrong, event, name) => {
    const { hook, log } = ordering(wrong);
    const { messages, sessionState } = await hook(event);
    expect(messages?.map(({ content }) => content)).toEqual(['Sorry.']);
    expect(sessionState.intent?.state).toBe('Failed');
    expect(sessionState.sessionAttributes.handOver).toBe('yes');
    expect(log).toEqual([{ event: 'fault', error: [name] }]);
  });
});

test.each<[string | undefined, object | undefined]>([
  [undefined, { misses: '1' }],
  ['1', { misses: '2' }],
  ['2', undefined],
  ['9', undefined],
  ['-1', { misses: '1' }],
  ['1e3', { misses: '1' }],
])('after %s unusable answers, one more leaves %j', (misses, expected) => {
  const attributes = misses === undefined ? {} : { misses };
  expect(oneMore({ attributes }, 'misses')).toEqual(expected);
  expect(oneMore({ attributes }, 'refused')).toEqual({ refused: '1' });
});

test('what was asked for last, and all of it forgotten', () => {
  expect(wasAsked({ attributes: { asked: 'When' } }, 'When')).toBe(true);
  expect(wasAsked({ attributes: {} }, 'When')).toBe(false);
  expect(forgetting({ ...dialogAttributes, own: 'Own' })).toEqual({
    ...{ asked: null, misses: null, asides: null, refused: null },
    ...{ handOver: null, Own: null },
  });
});
