import type { TurnEntry } from '@opsline/lex-kit';
import { expect, test } from 'vitest';
import { createHandler } from '../src/handler.ts';
import type { World } from '../src/world.ts';
import { ports } from './stage.ts';

const event = {
  messageVersion: '1.0',
  invocationSource: 'DialogCodeHook',
  inputMode: 'Text',
  sessionId: 'T1:U1',
  inputTranscript: 'sample errand for production',
  bot: { id: 'A1B2C3D4E5', name: 'frontDoorBot-dev', aliasId: 'LIVE000001', localeId: 'en_US', version: '1' },
  sessionState: {
    intent: {
      name: 'sampleErrandIntent',
      state: 'InProgress',
      slots: { Environment: { shape: 'Scalar', value: { interpretedValue: 'production' } } },
    },
  },
};

const apology = 'Sorry, something went wrong on our side. Please try again in a few minutes.';

test.each<[string, unknown, Partial<World>]>([
  ['something outside is down', event, { begin: () => Promise.reject(new Error('+15550100101')) }],
  [
    'something outside is late',
    event,
    { begin: () => new Promise(() => {}), deadline: () => AbortSignal.abort() },
  ],
  ['the event is none', { bot: {} }, {}],
])('when %s, it is an apology and never a wrong answer', async (_, given, changes) => {
  const log: TurnEntry[] = [];
  const world = { ...ports(), begin: async () => 'not made yet' as const, ...changes };
  const reply = await createHandler({ ...world, log: (entry) => log.push(entry) })(given);
  expect(reply.messages).toEqual([{ contentType: 'PlainText', content: apology }]);
  expect(reply.sessionState).toMatchObject({ dialogAction: { type: 'Close' }, intent: { state: 'Failed' } });
  expect(log.map((entry) => entry.event)).toEqual(['fault']);
  expect(JSON.stringify(log)).not.toContain('+1555');
});
