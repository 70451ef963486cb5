import { virtualClock } from '@opsline/local-kit/clock';
import { describe, expect, test } from 'vitest';
import { checkFlow } from '../../src/check/check-flow.ts';
import { parseFlow } from '../../src/check/parse-flow.ts';
import { createConnect } from '../../src/connect.ts';
import { action, askPin, content, flowOf, lookup, say, wire } from '../flows.ts';
import { start } from '../phone-line.ts';
import { type ScriptLine, scriptedCaller } from '../scripted-caller.ts';

const failure = { NoMatchingError: 'sorry' };
const sorry = say('sorry', 'Sorry.', 'bye');

function whisperOf(flow: string) {
  return action(
    'whisper',
    'UpdateContactEventHooks',
    { EventHooks: { AgentWhisper: flow } },
    wire('keep', failure),
  );
}

function hold(name: string, state: string, next: string) {
  const parameters = { PreviousContactParticipantState: state };
  return action(name, 'UpdatePreviousContactParticipantState', parameters, wire(next, failure));
}

const keep = action(
  'keep',
  'UpdateContactAttributes',
  { Attributes: { proved: 'no' } },
  wire('bye', failure),
);
const end = action('end', 'EndFlowExecution', {}, {});
const whisper = parseFlow(
  { ...content(), StartAction: 'tell', Actions: [say('tell', 'Proved: $.Attributes.proved.', 'end'), end] },
  { type: 'AGENT_WHISPER' },
);

function heardBy(person: ReturnType<typeof scriptedCaller>): readonly string[] {
  return person.heard().map(({ text }) => text);
}

/** A caller who has gone through a flow, and an agent. */
async function afterCall(
  flow: ReturnType<typeof flowOf>,
  transferTo: ReturnType<typeof flowOf> = flowOf(sorry),
) {
  const events: unknown[] = [];
  const connect = createConnect({
    flows: { main: flow, told: whisper, transferTo },
    invokeLambda: async (_, event) => {
      events.push(event);
      return {};
    },
    clock: virtualClock(start),
  });
  const contact = await connect.call({
    from: '+15550100104',
    to: '+15550100199',
    flow: 'main',
    caller: scriptedCaller([]),
  });
  return { connect, contact, events };
}

describe('an agent takes the call', () => {
  test('they hear what the flow has chosen, with the attributes of the call, and the caller does not', async () => {
    const { connect, contact } = await afterCall(flowOf(whisperOf('told'), keep, sorry));
    const agent = scriptedCaller([]);
    expect(await connect.whisper(contact, agent)).toMatchObject({
      outcome: 'ended',
      contactId: contact.contactId,
    });
    expect(heardBy(agent)).toEqual(['Proved: no.']);
  });

  test('nothing, where the flow has chosen nothing, or a flow that is not there', async () => {
    for (const flow of [flowOf(keep, sorry), flowOf(whisperOf('$.Attributes.none'), keep, sorry)]) {
      const { connect, contact } = await afterCall(flow);
      expect(await connect.whisper(contact, scriptedCaller([]))).toBeUndefined();
    }
  });
});

describe('an agent sends the call to a flow', () => {
  const pin: ScriptLine = { press: '4071#' };

  test('the agent is on the line, then the caller alone, then both; the contact is a new one, with the attributes', async () => {
    const flow = flowOf(
      say('first', 'For the agent.', 'callerOnly'),
      hold('callerOnly', 'AgentOnHold', 'askPin'),
      askPin('lookup'),
      lookup({ pin: '$.StoredCustomerInput' }, 'all'),
      hold('all', 'OffHold', 'last'),
      say('last', 'For both.', 'agentOnly'),
      hold('agentOnly', 'CustomerOnHold', 'again'),
      say('again', 'For the agent again.', 'bye'),
      sorry,
    );
    const { connect, contact, events } = await afterCall(flowOf(keep, sorry), flow);
    const [caller, agent] = [scriptedCaller([pin]), scriptedCaller([])];
    const transferred = await connect.transfer({ contact, flow: 'transferTo', caller, agent });
    expect(heardBy(agent)).toEqual(['For the agent.', 'For both.', 'For the agent again.']);
    expect(heardBy(caller)).toEqual(['Enter your PIN.', 'For both.']);
    expect(events).toMatchObject([
      {
        Details: {
          ContactData: {
            ContactId: transferred.contactId,
            InitialContactId: contact.contactId,
            PreviousContactId: contact.contactId,
            InitiationMethod: 'TRANSFER',
            CustomerEndpoint: { Address: '+15550100104' },
            Attributes: { proved: 'no' },
          },
          Parameters: { pin: '4071' },
        },
      },
    ]);
    expect(transferred.contactId).not.toBe(contact.contactId);
  });

  test('in a call that nobody has transferred, nobody can be put on hold', async () => {
    const { contact } = await afterCall(flowOf(hold('hold', 'AgentOnHold', 'bye'), sorry));
    expect(contact.path.map(({ took }) => took)).toEqual(['NoMatchingError', 'NextAction', 'end']);
  });
});

describe('as Connect checks it', () => {
  test.each([
    ['agentWhisper', []],
    ['contactFlow', ['Actions[1].Type']],
    [undefined, ['Actions[1].Type']],
  ])('the type of a flow is what its metadata say: %s', (type, problems) => {
    const flow = {
      ...content(),
      StartAction: 'tell',
      Metadata: { type },
      Actions: [say('tell', 'Hi.', 'end'), end],
    };
    expect(checkFlow(flow).map(({ path }) => path)).toEqual(problems);
  });

  test.each([
    ['two events', { EventHooks: { AgentWhisper: 'a', CustomerQueue: 'b' } }, 'EventHooks.CustomerQueue'],
    ['no event', { EventHooks: {} }, 'EventHooks.AgentWhisper'],
    ['an event that there is not', { EventHooks: { AgentWhisper: 'a', Whisper: 'b' } }, 'EventHooks.Whisper'],
  ])('%s', (_, parameters, path) => {
    const flow = content(
      action('whisper', 'UpdateContactEventHooks', parameters, wire('bye', { NoMatchingError: 'bye' })),
    );
    expect(checkFlow(flow).map((problem) => problem.path)).toEqual([`Actions[0].Parameters.${path}`]);
  });

  test('a flow that is not there', () => {
    const [flow, known] = [content(whisperOf('other'), keep, sorry), { flows: ['told'] }];
    expect(checkFlow(flow, known)).toEqual([
      { path: 'Actions[0].Parameters.EventHooks.AgentWhisper', message: 'there is no flow "other"' },
    ]);
  });

  test('nobody is put on hold in a whisper', () => {
    const flow = content(hold('hold', 'OffHold', 'sorry'), sorry);
    expect(checkFlow(flow, { type: 'AGENT_WHISPER' }).map(({ path }) => path)).toContain('Actions[0].Type');
  });
});
