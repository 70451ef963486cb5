import { describe, expect, test } from 'vitest';
import { mermaid } from '../../src/player/mermaid.ts';
import { every } from '../every-action.ts';
import { type Action, action, bye, flowOf, lookup, say, wire } from '../flows.ts';
import { line } from '../phone-line.ts';

/** The node of the first action. */
function drawn(first: Action): string {
  return (
    mermaid({ main: flowOf(first) })
      .split('\n')[2]
      ?.trim() ?? ''
  );
}

test.each([
  ['say', '["say<br/>says “Hello $.Attributes.name.”"]'],
  ['recorded', '["recorded<br/>says the recording $.Attributes.prompt"]'],
  ['menu', '{"menu<br/>asks “Press 1.” for a key"}'],
  ['askPin', '["ask PIN<br/>asks “Enter your PIN.” for up to 4 keys"]'],
  ['buffer', '["buffer<br/>switches the key buffer on"]'],
  ['bot', '[["bot<br/>hands over to the bot “Which job?”"]]'],
  ['lookup', '[["lookup<br/>invokes lookup"]]'],
  ['compare', '{"compare<br/>looks at $.External.status"}'],
  ['loop', '{"loop<br/>counts to 2"}'],
  ['logging', '["logging<br/>switches the log on"]'],
  ['voice', '["voice<br/>speaks as Amy"]'],
  ['data', '["data<br/>speaks en-GB"]'],
  ['attributes', '["attributes<br/>keeps a"]'],
  ['transfer', '["transfer<br/>goes on with the flow other"]'],
  ['setQueue', '["set queue<br/>chooses the queue helpdesk"]'],
  ['queue', '["queue<br/>hands over to the queue"]'],
] as const)('"%s" is drawn in words', (name, node) => {
  expect(drawn(every[name] ?? bye)).toBe(`f0a0${node}`);
});

test.each([
  ['askEmployeeId', 'ask employee ID'],
  ['isThereAQueue', 'is there a queue'],
  ['greet "all" v2', 'greet #34;all#34; v2'],
])('the Identifier %s is drawn as words', (identifier, words) => {
  expect(drawn(say(identifier, 'Hi', 'bye'))).toBe(`f0a0["${words}<br/>says “Hi”"]`);
});

describe('what is said', () => {
  test.each([
    ['One\n  two.', '“One two.”'],
    [
      'Please enter your four digit PIN, then press pound, or wait for somebody.',
      '“Please enter your four digit PIN, then press pound, or wait…”',
    ],
    ['Say "yes" & <go> #1 `now`', '“Say #34;yes#34; #38; #60;go#62; #35;1 #96;now#96;”'],
  ])('%j is drawn as %s', (text, words) => {
    expect(drawn(say('say', text, 'bye'))).toBe(`f0a0["say<br/>says ${words}"]`);
  });

  test('SSML is drawn without its markup', () => {
    const ssml = action(
      'say',
      'MessageParticipant',
      { SSML: '<speak>Hi <break/>there</speak>' },
      wire('bye'),
    );
    expect(drawn(ssml)).toBe('f0a0["say<br/>says “Hi there”"]');
  });
});

test('branches that lead to one place are one line, which says why unless success leads there, too', () => {
  const first = action(
    'ask',
    'GetParticipantInput',
    { Text: 'Press 1.', StoreInput: 'False', InputTimeLimitSeconds: '5' },
    wire(
      'bye',
      { InputTimeLimitExceeded: 'sorry', NoMatchingCondition: 'sorry', NoMatchingError: 'bye' },
      { '1': 'check', '*': 'check' },
    ),
  );
  const check = action(
    'check',
    'Compare',
    { ComparisonValue: '$.StoredCustomerInput' },
    wire('bye', { NoMatchingCondition: 'bye' }, { '5': 'sorry' }, 'NumberGreaterThan'),
  );
  const sorry = action(
    'sorry',
    'MessageParticipant',
    { Text: 'Sorry.' },
    wire('bye', { NoMatchingError: 'bye' }),
  );
  expect(mermaid({ 'arn:aws:connect:x:1:instance/i/contact-flow/front': flowOf(first, check, sorry) })).toBe(
    `flowchart TD
  subgraph f0["front"]
    f0a0{"ask<br/>asks “Press 1.” for a key"}
    f0a1{"check<br/>looks at $.StoredCustomerInput"}
    f0a2["sorry<br/>says “Sorry.”"]
    f0a3(["bye<br/>hangs up"])
  end
  f0a0 -->|"1 or *"| f0a1
  f0a0 -->|"no answer or otherwise"| f0a2
  f0a0 -->|"an error"| f0a3
  f0a1 -->|"over 5"| f0a2
  f0a1 -->|"otherwise"| f0a3
  f0a2 --> f0a3`,
  );
});

test('a transfer leads to the other flow where that is drawn, and the way of a contact is thick', async () => {
  const { flows, call } = line({
    main: flowOf(
      say('greet "all"', 'Hi', 'on'),
      action('on', 'TransferToFlow', { ContactFlowId: 'second' }, wire('bye', { NoMatchingError: 'bye' })),
    ),
    second: flowOf(lookup({}, 'bye')),
  });
  expect(mermaid(flows, await call())).toBe(`flowchart TD
  subgraph f0["main"]
    f0a0["greet #34;all#34;<br/>says “Hi”"]:::visited
    f0a1["on<br/>goes on with the flow second"]:::visited
    f0a2(["bye<br/>hangs up"])
  end
  subgraph f1["second"]
    f1a0[["lookup<br/>invokes lookup"]]:::visited
    f1a1(["bye<br/>hangs up"]):::visited
  end
  f0a0 ==> f0a1
  f0a1 ==> f1a0
  f0a1 -->|"an error"| f0a2
  f1a0 ==> f1a1
  classDef visited stroke-width:4px`);
  expect(mermaid(flows)).not.toContain('visited');
});
