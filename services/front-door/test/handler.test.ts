import { describe, expect, test } from 'vitest';
import { createHandler } from '../src/handler.ts';
import type { Entry } from '../src/log.ts';
import { lexEvent } from './event.ts';
import { emergency, owners, patching, scan } from './owners.ts';

type Answers = Readonly<Record<string, unknown>>;

/** The front door over functions that answer what they are told, or throw it; and what they were asked. */
function door(answers: Answers, signal: () => AbortSignal = () => new AbortController().signal) {
  const asked: unknown[] = [];
  const log: Entry[] = [];
  const handler = createHandler({
    owners,
    ask: async (name, event) => {
      asked.push([name, event]);
      const answer = answers[name];
      if (answer instanceof Error) throw answer;
      return answer;
    },
    deadline: signal,
    log: (entry) => log.push(entry),
  });
  return { handler, asked, log };
}

function reply(text: string, sessionAttributes?: Readonly<Record<string, string>> | null) {
  return {
    sessionState: {
      dialogAction: { type: 'ElicitIntent' },
      ...(sessionAttributes === undefined ? {} : { sessionAttributes }),
      runtimeHints: null,
    },
    messages: [{ contentType: 'PlainText', content: text }],
    requestAttributes: { a: 'b' },
  };
}

test('a turn reaches its owner as it is, and the reply reaches Lex as it is, but for who took part', async () => {
  const { handler, asked } = door({ [scan.function]: reply('Done.', { misses: '1' }) });
  const event = { ...lexEvent('networkScanIntent', { callType: 'VOICE' }), added: [1] };
  expect(await handler(event)).toEqual(reply('Done.', { misses: '1', tookPart: 'network-scan-intent' }));
  expect(asked).toEqual([[scan.function, event]]);
});

test.each([undefined, null])(
  'a reply whose session attributes are %s keeps those that there were',
  async (kept) => {
    const { handler } = door({ [scan.function]: reply('Done.', kept) });
    expect(await handler(lexEvent('networkScanIntent', { phoneNumber: '+1' }))).toEqual(
      reply('Done.', { phoneNumber: '+1', tookPart: 'network-scan-intent' }),
    );
  },
);

test('goodbye reaches everybody who took part, and what one of them has forgotten stays forgotten', async () => {
  const { handler, asked } = door({
    [patching.function]: reply('Goodbye.', { phoneNumber: '+1', order: '7' }),
    [emergency.function]: reply('Bye, then.', { phoneNumber: '+1', authenticated: 'yes' }),
  });
  const attributes = {
    phoneNumber: '+1',
    authenticated: 'yes',
    order: '7',
    tookPart: 'patch-status-intent emergency-patch-intent',
  };
  expect(await handler(lexEvent('goodbyeIntent', attributes))).toEqual(
    reply('Bye, then.', { phoneNumber: '+1' }),
  );
  expect(asked).toHaveLength(2);
});

const apology = 'Sorry, something went wrong on our side. Please try again in a few minutes.';

function saidIn(answer: object): unknown {
  return Object(answer).messages[0].content;
}

describe('it is never a wrong answer, but an apology, when the owner', () => {
  const late = () => AbortSignal.abort();
  test.each<[string, unknown, (() => AbortSignal)?]>([
    ['fails', new Error('+15550100101')],
    ['is late', new Promise(() => {}), late],
    ['answers nothing', null],
    ['answers a text', 'Done.'],
    ['answers no action', { sessionState: {} }],
    ['answers attributes that are no texts', reply('Done.', { a: 1 } as never)],
  ])('%s', async (_, answer, signal) => {
    const { handler, log } = door({ [scan.function]: answer }, signal);
    const said = await handler(lexEvent('networkScanIntent', { phoneNumber: '+15550100101' }));
    expect(saidIn(said)).toBe(apology);
    expect(said).toMatchObject({
      sessionState: {
        dialogAction: { type: 'Close' },
        intent: { name: 'networkScanIntent', state: 'Failed' },
        sessionAttributes: {
          phoneNumber: '+15550100101',
          handOver: 'yes',
          tookPart: 'network-scan-intent',
        },
      },
    });
    expect(log.map(({ event }) => event)).toEqual(['fault']);
    expect(JSON.stringify(log)).not.toContain('+1555');
  });

  test('is not there to say goodbye to, though another is', async () => {
    const answers = { [patching.function]: new Error(), [emergency.function]: reply('Bye, then.') };
    const { handler } = door(answers);
    const tookPart = 'patch-status-intent emergency-patch-intent';
    expect(saidIn(await handler(lexEvent('goodbyeIntent', { tookPart })))).toBe(apology);
  });
});

test.each([
  ['nothing', undefined],
  ['no bot', { sessionState: {} }],
])('an event that is %s is an apology', async (_, event) => {
  expect(saidIn(await door({}).handler(event))).toBe(apology);
});

test('an intent that nobody owns is told as that, and a phone call goes to a person', async () => {
  const said = await door({}).handler(lexEvent('printerIntent'));
  expect(saidIn(said)).toBe('Sorry, I cannot help with that yet.');
  expect(said).toMatchObject({ sessionState: { sessionAttributes: { handOver: 'yes' } } });
});

test('the log says who a turn went to, and nothing of what was said', async () => {
  const { handler, log } = door({ [scan.function]: reply('Done.') });
  await handler(lexEvent('networkScanIntent', {}, 'scan +15550100101'));
  expect(log).toEqual([
    {
      event: 'turn',
      conversation: expect.stringMatching(/^[0-9a-f]{12}$/),
      intent: 'networkScanIntent',
      to: ['network-scan-intent'],
    },
  ]);
});

describe('at first, before anybody has the conversation', () => {
  const sayAll = 'Say check patching, the name of a target group, emergency patch, or network scan.';
  test.each<[string, string, readonly string[]]>([
    ['hello', 'ElicitIntent', ['Hello.', sayAll]],
    ['thanks', 'ElicitIntent', ['You are welcome.', sayAll]],
    ['ok', 'ElicitIntent', ['You are welcome.', sayAll]],
    ['what?', 'ElicitIntent', [sayAll]],
    ['start over', 'ElicitIntent', [sayAll]],
    ['help', 'ElicitIntent', [`I can help with several things. ${sayAll} Say "goodbye" to end.`]],
    ['who are you?', 'ElicitIntent', [`I can help with several things. ${sayAll} Say "goodbye" to end.`]],
    [
      'get me a human',
      'ElicitIntent',
      ['I cannot connect you with a person from a chat. Please call the helpdesk.', sayAll],
    ],
    ["that's all", 'Close', ['Goodbye.']],
  ])('"%s" is answered here: %s', async (text, type, says) => {
    const reply = Object(await door({}).handler(lexEvent('FallbackIntent', {}, text)));
    expect(reply.sessionState.dialogAction.type).toBe(type);
    expect(reply.messages.map(({ content }: { content: string }) => content)).toEqual(says);
  });

  const byPhone = (text: string, attributes = {}) => ({
    ...lexEvent('FallbackIntent', attributes, text),
    inputMode: 'Speech',
  });

  test('a person is asked for on the phone: the call is handed over', async () => {
    expect(await door({}).handler(byPhone('operator'))).toMatchObject({
      sessionState: { dialogAction: { type: 'Close' }, sessionAttributes: { handOver: 'yes' } },
    });
  });

  test('silence is told as that, and the third time it is the end, for nobody', async () => {
    const { handler } = door({});
    expect(Object(await handler(byPhone(''))).messages[0].content).toContain('I did not hear anything.');
    const last = Object(await handler(byPhone('', { misses: '2' })));
    expect(last.messages[0].content).toContain('Goodbye.');
    expect(last.sessionState.sessionAttributes).not.toHaveProperty('handOver');
  });
});
