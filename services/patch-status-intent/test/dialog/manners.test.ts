import { signAssertion } from '@opsline/employees/assertion';
import { type Deed, type Kind, manners, type State } from '@opsline/lex-kit';
import { expect, test } from 'vitest';
import { messages, prompts } from '../../src/messages.ts';
import { idTyped, lexEvent, pinTyped } from '../stage/event.ts';
import { assertionKey, memoryWorld, pin } from '../stage/memory-world.ts';

type Channel = 'chat' | 'voice';

/** What somebody says of each kind. */
const said: Readonly<Record<Kind, string>> = {
  greeting: 'Good morning!',
  thanks: 'thanks a lot',
  yes: 'yes please',
  no: 'no',
  choice: 'the first one',
  ending: "that's all",
  repeat: 'what was that?',
  help: 'what can I say?',
  person: 'get me a human',
  'start over': 'start over',
  question: 'who are you?',
  waiting: 'one moment please',
  silence: '',
  'something else': 'AmazonLinuxDev',
};

/** How a conversation stands there: the session attributes that this bot has set. */
const attributesIn: Readonly<Record<State, Readonly<Record<string, string>>>> = {
  'nothing asked': {},
  'proof asked': { asked: 'OneTimePin', EmployeeID: '101' },
  'subject asked': { asked: 'JobName', authenticated: 'yes' },
  'anything else asked': { asked: 'anything else', authenticated: 'yes', JobName: 'latest' },
  'offer made': { asked: 'offer', authenticated: 'yes', offer: 'AmazonLinuxDev' },
  ended: { asked: 'ended' },
};

const known: readonly State[] = ['subject asked', 'anything else asked', 'offer made'];

/** A conversation that stands there; on the phone everybody is authenticated, and no proof is asked for. */
async function standing(state: State, channel: Channel) {
  const world = memoryWorld();
  await world.handler(idTyped('101'));
  const contactId = 'c-1';
  const signed = signAssertion({ key: assertionKey, employeeId: '101', contactId, now: world.clock.now });
  const call = { callType: 'VOICE', contactId, authentication: signed };
  if (channel === 'chat' && known.includes(state)) await world.handler(pinTyped(pin));
  const attributes = { ...attributesIn[state], ...(channel === 'voice' ? call : {}) };
  const inputMode = channel === 'voice' ? 'Speech' : 'Text';
  const say = async (text: string, intent = 'FallbackIntent') => {
    const slots = intent === 'patchStatusIntent' ? undefined : { slots: {} };
    const event = lexEvent({ text, attributes, intent: { name: intent, ...slots }, event: { inputMode } });
    const { messages: all = [], sessionState } = await world.handler(event);
    const texts = all.map(({ content }) => content.replace(/<[^>]*>/g, '').replaceAll('&quot;', '"'));
    return { texts: texts.map((text) => text.replaceAll('&apos;', "'")), ...sessionState };
  };
  return { say, world };
}

/** What is asked again there. */
function question(state: State, channel: Channel): string {
  if (state === 'proof asked' && channel === 'chat') return prompts.OneTimePin.text;
  if (state === 'proof asked' || state === 'subject asked') return messages.askJob.text;
  if (state === 'anything else asked') return messages.anythingElse.text;
  if (state === 'offer made') return messages.didYouMean(['AmazonLinuxDev']).text;
  return messages.begin.text;
}

const group = 'maintenance window target group AmazonLinuxDev';

type Place = { readonly state: State; readonly channel: Channel; readonly kind: Kind; readonly asks: string };

function isKnown({ state, channel }: Place): boolean {
  return channel === 'voice' || known.includes(state);
}

/** What has to be heard for each deed, the last of it at the end. */
const heard: Readonly<Record<Deed, (place: Place) => readonly string[]>> = {
  greet: ({ asks }) => [messages.greeting.text, asks],
  thank: ({ asks, kind }) => [kind === 'yes' ? messages.good.text : messages.welcome.text, asks],
  end: () => [messages.goodbye.text],
  'say again': ({ asks, state }) =>
    state === 'anything else asked' ? ['The job a succeeded.', asks] : [asks],
  help: (place) => {
    if (isKnown(place)) return [messages.helpJob.text, place.state === 'offer made' ? place.asks : ''];
    return [place.state === 'proof asked' ? messages.helpOneTimePin.text : messages.help.text];
  },
  person: ({ asks, channel }) =>
    channel === 'voice' ? [messages.toSomebody.text] : [messages.helpdesk.text, asks],
  'begin anew': (place) => [
    messages.startOver.text,
    isKnown(place) ? messages.askJob.text : messages.askEmployeeId.text,
  ],
  explain: ({ asks }) => [messages.about.who.text, asks],
  take: () => [group, messages.anythingElse.text],
  drop: () => [messages.askJob.text],
  wait: ({ asks }) => [messages.takeYourTime.text, asks],
  'not heard': ({ asks }) => [messages.notHeard.text, asks],
  use: (place) => {
    if (!isKnown(place))
      return [place.state === 'proof asked' ? messages.pinShape.text : messages.askEmployeeId.text];
    return place.kind === 'choice' ? [messages.askJob.text] : [group, messages.anythingElse.text];
  },
};

const rows = (Object.entries(manners) as [Kind, Record<State, Deed>][]).flatMap(([kind, row]) =>
  (Object.entries(row) as [State, Deed][]).flatMap(([state, deed]) =>
    (['chat', 'voice'] as const).map((channel) => ({ kind, state, deed, channel })),
  ),
);

/** Nobody is silent in a chat: what is empty there was a sign that nobody can read. */
const all = rows.filter(({ kind, channel }) => kind !== 'silence' || channel === 'voice');

test.each(all)('PS18 $kind, $state, by $channel: $deed', async ({ kind, state, deed, channel }) => {
  const { say } = await standing(state, channel);
  const { texts, dialogAction, sessionAttributes } = await say(said[kind]);
  const wanted = heard[deed]({ state, channel, kind, asks: question(state, channel) });
  for (const words of wanted) expect(texts.join(' ')).toContain(words);
  expect(texts.at(-1)).toContain(wanted.at(-1));
  const ends = deed === 'end' || (deed === 'person' && channel === 'voice');
  expect(dialogAction.type === 'Close').toBe(ends);
  expect(sessionAttributes.handOver).toBe(deed === 'person' && channel === 'voice' ? 'yes' : undefined);
  if (channel === 'voice') expect(texts.join(' ')).not.toMatch(/one-time PIN|text message/i);
});

test('every kind has a row for every state and channel, but silence in a chat', () => {
  expect(Object.keys(said).toSorted()).toEqual(Object.keys(manners).toSorted());
  expect(all).toHaveLength(Object.keys(manners).length * Object.keys(attributesIn).length * 2 - 6);
});

test.each([
  ['repeat', 'what?', 'repeatIntent'],
  ['a name', 'AmazonLinuxDev', 'personIntent'],
])('where Lex takes %s for something else, the words count', async (_, text, intent) => {
  const { say } = await standing('subject asked', 'chat');
  const { texts } = await say(text, intent);
  expect(texts[0]).not.toBe(messages.helpdesk.text);
});

test('what Lex alone takes for an ending ends nothing while a proof is asked for', async () => {
  const { say } = await standing('proof asked', 'chat');
  const { texts, dialogAction } = await say('that is a strange thing', 'goodbyeIntent');
  expect([texts, dialogAction.type]).toEqual([[messages.pinShape.text], 'ElicitSlot']);
});

test('silence is asked again twice, then it is the end, for nobody', async () => {
  const { world } = await standing('subject asked', 'voice');
  const event = (misses: string) =>
    lexEvent({ text: '', attributes: { asked: 'JobName', misses }, event: { inputMode: 'Speech' } });
  const { messages: last, sessionState } = await world.handler(event('2'));
  expect(last?.[0]?.content).toContain('I did not hear from you. Goodbye.');
  expect(sessionState.sessionAttributes.handOver).toBeUndefined();
});
