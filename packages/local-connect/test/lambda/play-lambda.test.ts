import { describe, expect, test } from 'vitest';
import type { InvokeLambda } from '../../src/instance.ts';
import { action, askPin, flowOf, lookup, lookupArn, say, wire } from '../flows.ts';
import { line } from '../phone-line.ts';

const name = say('name', 'Hello $.External.name.', 'bye');
const sorry = say('sorry', 'Sorry.', 'bye');

const flow = flowOf(lookup({ pin: '1234' }, 'name', 'sorry'), name, sorry);
const answered = 'lookup NextAction, name NextAction, bye end';
const refused = 'lookup NoMatchingError, sorry NextAction, bye end';

describe('the event', () => {
  const capture = async (from: string | undefined, assumptions = {}) => {
    let seen: unknown;
    const attributes = action(
      'set',
      'UpdateContactAttributes',
      { Attributes: { retry: '1' } },
      wire('askPin', { NoMatchingError: 'bye' }),
    );
    const given = flowOf(
      attributes,
      askPin('lookup'),
      lookup(
        { pin: '$.StoredCustomerInput', who: '$.CustomerEndpoint.Address', none: '$.Attributes.no' },
        'bye',
      ),
    );
    const options = {
      assumptions,
      invokeLambda: async (_: string, event: unknown) => {
        seen = event;
        return {};
      },
      ...(from === undefined ? {} : { from }),
    };
    const { warnings } = await line(given, options).call([{ press: '4071' }]);
    return { seen, warnings };
  };

  test('is as documented, and what was typed is in it as a parameter only', async () => {
    const { seen, warnings } = await capture('+15550100101');
    expect(seen).toEqual({
      Name: 'ContactFlowEvent',
      Details: {
        ContactData: {
          Attributes: { retry: '1' },
          Channel: 'VOICE',
          ContactId: 'id-1',
          CustomerEndpoint: { Address: '+15550100101', Type: 'TELEPHONE_NUMBER' },
          Description: '',
          InitialContactId: 'id-1',
          InitiationMethod: 'INBOUND',
          InstanceARN: 'arn:aws:connect:eu-west-2:111122223333:instance/00000000-0000-4000-8000-000000000000',
          LanguageCode: 'en-US',
          MediaStreams: { Customer: { Audio: null } },
          Name: '',
          PreviousContactId: 'id-1',
          Queue: null,
          References: {},
          SystemEndpoint: { Address: '+15550100199', Type: 'TELEPHONE_NUMBER' },
        },
        Parameters: { pin: '4071', who: '+15550100101', none: '' },
      },
    });
    expect(warnings).toEqual(['lookup: $.Attributes.no leads nowhere']);
  });

  test.each([
    ['anonymous', { Address: 'anonymous', Type: 'TELEPHONE_NUMBER' }, 'anonymous'],
    ['null', null, ''],
  ] as const)('of a withheld number: %s', async (withheldNumber, endpoint, who) => {
    const { seen } = await capture(undefined, { withheldNumber });
    expect(seen).toMatchObject({
      Details: { ContactData: { CustomerEndpoint: endpoint }, Parameters: { who } },
    });
  });
});

test('carrier metadata is there for a flow to pass on', async () => {
  const passing = flowOf(lookup({ identity: '$.Media.Sip.Headers.P-Asserted-Identity' }, 'bye'));
  let seen: unknown;
  const invokeLambda: InvokeLambda = async (_, event) => {
    seen = event;
    return {};
  };
  await line(passing, { invokeLambda, carrier: { 'P-Asserted-Identity': 'sip:+1555@x' } }).call();
  expect(seen).toMatchObject({ Details: { Parameters: { identity: 'sip:+1555@x' } } });
});

describe('the response', () => {
  test.each([
    ['a flat map', { name: 'Ada' }, 'Hello Ada.'],
    ['null is taken', { name: 'Ada', phone: null }, 'Hello Ada.'],
    ['a key of the prototype', JSON.parse('{"__proto__": {"name": "Eve"}, "name": "Ada"}'), undefined],
    ['a number', { name: 'Ada', age: 7 }, undefined],
    ['a boolean', { ok: true }, undefined],
    ['an object inside', { name: { first: 'Ada' } }, undefined],
    ['a list', ['Ada'], undefined],
    ['text', 'Ada', undefined],
    ['null', null, undefined],
    ['nothing', undefined, undefined],
    ['over 32 KB of UTF-8', { name: 'é'.repeat(16_400) }, undefined],
    ['just under 32 KB', { name: 'Ada', rest: 'x'.repeat(32_700) }, 'Hello Ada.'],
    ['something that is not JSON', { name: 1n }, undefined],
  ])('%s', async (_, response, said) => {
    const { route, transcript } = await line(flow, { invokeLambda: async () => response }).call();
    expect(route).toBe(said === undefined ? refused : answered);
    expect(transcript.at(0)).toBe(`Bot: ${said ?? 'Sorry.'}`);
  });

  const json = flowOf(
    action(
      'lookup',
      'InvokeLambdaFunction',
      {
        LambdaFunctionARN: lookupArn,
        InvocationTimeLimitSeconds: '8',
        ResponseValidation: { ResponseType: 'JSON' },
      },
      wire('name', { NoMatchingError: 'bye' }),
    ),
    say('name', '$.External.who.first is $.External.who.age', 'bye'),
  );

  test('JSON may be nested', async () => {
    const { transcript } = await line(json, {
      invokeLambda: async () => ({ who: { first: 'Ada', age: 36 } }),
    }).call();
    expect(transcript).toEqual(['Bot: Ada is 36']);
  });

  test.each([
    ['kept', 'Hello Ada.'],
    ['cleared', 'Hello .'],
  ] as const)('of the function before is %s after an error', async (externalAfterError, said) => {
    const again = { ...lookup({}, 'bye', 'name'), Identifier: 'again' };
    let calls = 0;
    const invokeLambda = async () => (++calls === 1 ? { name: 'Ada' } : { wrong: 1 });
    const { transcript } = await line(flowOf(lookup({}, 'again'), again, name), {
      invokeLambda,
      assumptions: { externalAfterError },
    }).call();
    expect(transcript).toEqual([`Bot: ${said}`]);
  });
});
