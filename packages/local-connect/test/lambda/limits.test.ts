import { virtualClock } from '@opsline/local-kit/clock';
import { describe, expect, test } from 'vitest';
import type { InvokeLambda } from '../../src/instance.ts';
import { type Action, action, askPin, botArn, flowOf, lookup, say, wire } from '../flows.ts';
import { bot, reply } from '../lex/bot.ts';
import { line, start } from '../phone-line.ts';
import type { ScriptLine } from '../scripted-caller.ts';

const name = say('name', 'Hello $.External.name.', 'bye');
const sorry = say('sorry', 'Sorry.', 'bye');

const flow = flowOf(lookup({ pin: '1234' }, 'name', 'sorry'), name, sorry);
const answered = 'lookup NextAction, name NextAction, bye end';
const refused = 'lookup NoMatchingError, sorry NextAction, bye end';

describe('errors and limits', () => {
  const failing = (times: number) => {
    const events: unknown[] = [];
    const invokeLambda: InvokeLambda = async (_, event) => {
      events.push(event);
      if (events.length <= times) throw new TypeError('secret 4071');
      return { name: 'Ada' };
    };
    return { events, invokeLambda };
  };

  test.each([
    [1, 2, answered],
    [3, 4, answered],
    [4, 4, refused],
  ])('%i errors: the same event %i times', async (times, deliveries, route) => {
    const { events, invokeLambda } = failing(times);
    const contact = await line(flow, { invokeLambda }).call();
    expect(contact.route).toBe(route);
    expect(events).toEqual(Array.from({ length: deliveries }, () => events[0]));
    expect(JSON.stringify(contact.warnings)).not.toContain('4071');
  });

  const slow = (ms: number, limit = '8') => {
    const clock = virtualClock(start);
    const one = lookup({}, 'name', 'sorry');
    const limited = { ...one, Parameters: { ...one.Parameters, InvocationTimeLimitSeconds: limit } };
    const invokeLambda: InvokeLambda = async () => {
      await clock.sleep(ms);
      return { name: 'Ada' };
    };
    return line(flowOf(limited, name, sorry), { clock, invokeLambda }).call();
  };

  test.each([
    [7999, '8', answered],
    [9000, '8', refused],
    [1500, '1', refused],
  ])('a response after %i ms, limit %s s', async (ms, limit, route) => {
    expect((await slow(ms, limit)).route).toBe(route);
  });

  test('a late response changes nothing, and the signal says that nobody waits', async () => {
    const clock = virtualClock(start);
    let aborted = false;
    const invokeLambda: InvokeLambda = async (_, __, signal) => {
      await clock.sleep(9000);
      aborted = signal.aborted;
      return { name: 'Eve' };
    };
    const { path, warnings } = await line(flow, { clock, invokeLambda }).call();
    await clock.sleep(5000);
    expect(path[0]?.ms).toBe(8000);
    expect(aborted).toBe(true);
    expect(warnings).toContain('lookup: no response within 8000 ms');
  });

  test('retries end with the time limit', async () => {
    const clock = virtualClock(start);
    let calls = 0;
    const invokeLambda: InvokeLambda = async () => {
      calls += 1;
      await clock.sleep(3000);
      throw new Error('down');
    };
    expect((await line(flow, { clock, invokeLambda }).call()).route).toBe(refused);
    await clock.sleep(10_000);
    expect(calls).toBe(3);
  });

  const chain = (script: readonly ScriptLine[], pause?: Action) => {
    const clock = virtualClock(start);
    const step = (identifier: string, next: string) => ({
      ...lookup({}, next, 'sorry'),
      Identifier: identifier,
    });
    const between = pause === undefined ? [] : [pause];
    const given = flowOf(
      step('one', 'two'),
      step('two', pause?.Identifier ?? 'three'),
      ...between,
      step('three', 'bye'),
      sorry,
    );
    const invokeLambda: InvokeLambda = async () => {
      await clock.sleep(7000);
      return {};
    };
    return line(given, { clock, invokeLambda, lex: bot([reply('Close', [])]) }).call(script);
  };

  test('functions in sequence have 20 s together', async () => {
    const { route, path } = await chain([]);
    expect(route).toBe('one NextAction, two NextAction, three NoMatchingError, sorry NextAction, bye end');
    expect(path[2]?.ms).toBe(6000);
  });

  const toBot = action(
    'bot',
    'ConnectParticipantWithLexBot',
    { LexV2Bot: { AliasArn: botArn } },
    wire('three', { NoMatchingError: 'bye' }),
  );
  test.each([
    ['a prompt', [], say('pause', 'One moment.', 'three')],
    ['an input', [{ press: '4071' }], askPin('three')],
    ['a bot', [{ say: 'hello' }], toBot],
  ] as const)('%s between them starts the 20 s anew', async (_, script, pause) => {
    expect((await chain(script, pause)).route).toContain('three NextAction');
  });

  test('deliver: each event several times, the last answer counts', async () => {
    let calls = 0;
    const invokeLambda = async () => ({ name: `Ada ${++calls}` });
    const { transcript } = await line(flow, { invokeLambda, deliver: 3 }).call();
    expect(transcript).toEqual(['Bot: Hello Ada 3.']);
  });

  test('an ARN that leads nowhere', async () => {
    const one = lookup({}, 'name', 'sorry');
    const dynamic = { ...one, Parameters: { ...one.Parameters, LambdaFunctionARN: '$.Attributes.arn' } };
    const { route, warnings } = await line(flowOf(dynamic, name, sorry)).call();
    expect(route).toBe(refused);
    expect(warnings).toEqual(['lookup: $.Attributes.arn leads nowhere']);
  });
});
