import { createConnect, type LexPort, placeCall } from '@opsline/local-connect';
import { virtualClock } from '@opsline/local-kit/clock';
import { expect, test } from 'vitest';
import { flowsWith, helpdesk } from '../stage/phone-line.ts';

const outage = 'Sorry, something went wrong on our side.';
const somebody = 'I will connect you with somebody who can help.';
const asked = 'You have not proved who you are, so you will be asked again.';

/** A bot that ends the conversation at once, as this intent and with these session attributes. */
function endsAs(name: string, sessionAttributes: Record<string, string>): LexPort {
  const messages = [{ contentType: 'PlainText', content: end }];
  const dialogAction = { type: 'Close' };
  return {
    recognizeText: async () => ({
      messages,
      sessionState: { dialogAction, intent: { name, slots: {} }, sessionAttributes },
    }),
  };
}

const down: LexPort = { recognizeText: () => Promise.reject(new Error('down')) };
const end = 'That is the end.';

test.each<[string, LexPort, string, readonly string[]]>([
  ['silence, which is FallbackIntent, too', endsAs('FallbackIntent', {}), 'disconnected', [end]],
  ['goodbye', endsAs('goodbyeIntent', {}), 'disconnected', [end]],
  ['nothing understood', endsAs('FallbackIntent', { handOver: 'yes' }), 'queued', [end, somebody, asked]],
  ['an outage', endsAs('patchStatusIntent', { handOver: 'yes' }), 'queued', [end, somebody, asked]],
  ['a person', endsAs('anyIntent', { handOver: 'yes' }), 'queued', [end, somebody, asked]],
  ['no answer', down, 'queued', [outage, somebody, asked]],
])('PR7 the bot says whether a person is called, whatever its intent: %s', async (_, lex, outcome, heard) => {
  const connect = createConnect({
    flows: flowsWith('helpdesk'),
    invokeLambda: async () => ({}),
    lex,
    queues: { [helpdesk]: { name: 'Helpdesk' } },
    clock: virtualClock(0),
  });
  const attributes = { handOverQueue: helpdesk };
  const line = placeCall((caller) => connect.chat({ flow: 'PatchStatus_LexBot', caller, attributes }));
  await line.listen();
  line.answer('latest');
  const { prompts } = await line.listen();
  expect(prompts.map(({ text }) => text)).toEqual(heard);
  expect((await line.contact).outcome).toBe(outcome);
});
