import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apology, say } from '../src/index.ts';
import { lexEvent } from './event.ts';

const sorry = say`Sorry, that went wrong.`;

test('an apology fails the intent, keeps the session attributes and drops the slots', () => {
  expect(apology(lexEvent(), sorry, { handOver: 'yes' })).toEqual({
    sessionState: {
      dialogAction: { type: 'Close' },
      intent: { name: 'orderPatch', slots: {}, state: 'Failed' },
      sessionAttributes: { caller: '+15550100101', handOver: 'yes' },
    },
    messages: [{ contentType: 'PlainText', content: 'Sorry, that went wrong.' }],
  });
});

test.each<[string, unknown, string, object]>([
  ['no event', undefined, 'FallbackIntent', {}],
  ['an intent of no name', lexEvent({}, {}, { name: 7 }), 'FallbackIntent', { caller: '+15550100101' }],
  [
    'a name that Lex does not give',
    lexEvent({}, {}, { name: '<x>' }),
    'FallbackIntent',
    { caller: '+15550100101' },
  ],
  [
    'attributes that are no text',
    lexEvent({}, { sessionAttributes: { a: 1, b: 'c' } }),
    'orderPatch',
    { b: 'c' },
  ],
  ['attributes without end', lexEvent({}, { sessionAttributes: { a: 'x'.repeat(9000) } }), 'orderPatch', {}],
])('%s', (_, event, name, attributes) => {
  const { sessionState } = apology(event, sorry);
  expect([sessionState.intent?.name, sessionState.sessionAttributes]).toEqual([name, attributes]);
});

test('an attribute is removed with null', () => {
  expect(apology(lexEvent(), sorry, { caller: null }).sessionState.sessionAttributes).toEqual({});
});

test('whatever the event is, there is an apology', () => {
  fc.assert(
    fc.property(fc.anything(), (event) => {
      expect(apology(event, sorry).sessionState.dialogAction.type).toBe('Close');
    }),
  );
});
