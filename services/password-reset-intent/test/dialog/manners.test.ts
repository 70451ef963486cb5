import type { Kind } from '@opsline/lex-kit';
import { describe, expect, test } from 'vitest';
import { nothingProved } from '../../src/hand-over/proved.ts';
import { messages } from '../../src/messages.ts';
import { fromPhone } from '../stage/event.ts';
import { memoryWorld } from '../stage/memory-world.ts';
import { asks, says } from '../stage/said.ts';
import { channels, namesOf, questions, type State, turnIn } from '../stage/turn-in.ts';

/** The names of the messages that are said, by what is asked when somebody speaks. */
type Row = Readonly<Record<State, string>>;

function inEach(nothing: string, of: (state: Exclude<State, 'nothing'>, question: string) => string): Row {
  return {
    nothing,
    UserID: of('UserID', 'askUserId'),
    DOB: of('DOB', 'askBirthDate'),
    MonthStarted: of('MonthStarted', 'askMonthStarted'),
    confirmation: of('confirmation', 'readBack'),
    OneTimePin: of('OneTimePin', 'askPin'),
    offered: of('offered', 'offerUnlock'),
  };
}

const helps = {
  UserID: 'helpUserId',
  DOB: 'helpBirthDate',
  MonthStarted: 'helpMonthStarted',
  confirmation: 'helpConfirmation',
  OneTimePin: 'helpPin',
  offered: 'helpOffer',
};
const noAnswer = {
  nothing: 'notUnderstood',
  UserID: 'userIdShape',
  DOB: 'birthDateShape',
  MonthStarted: 'monthStartedShape',
  confirmation: 'yesOrNo readBack',
  OneTimePin: 'pinShape',
  offered: 'yesOrNo offerUnlock',
};
const help = inEach('help', (state, question) => `${helps[state]} ${question}`);
const welcome = inEach('welcome howToBegin', (_, question) => `welcome ${question}`);
const turnedTo = inEach('turnToHelpdesk howToBegin', (_, question) => `turnToHelpdesk ${question}`);
const sure = inEach('sure howToBegin', (_, question) => `sure ${question}`);

/** Every kind of thing that people say beside an answer, in every state: a kind that lacks one does not compile. */
const table: Readonly<Record<Kind, readonly [words: readonly string[], row: Row]>> = {
  greeting: [['good morning', 'hi there'], inEach('hello howToBegin', (_, question) => `hello ${question}`)],
  thanks: [['thank you', 'many thanks'], welcome],
  yes: [['ok', 'yes'], { ...sure, confirmation: 'pinOnItsWay', offered: 'choiceLapsed pinAgain' }],
  no: [['nope', 'no'], { ...help, confirmation: 'callBack', offered: 'choiceLapsed pinAgain' }],
  choice: [['the first one'], noAnswer],
  ending: [['that’s all', 'bye now', 'cancel'], inEach('goodbye', () => 'goodbye')],
  repeat: [['pardon?', 'say that again'], inEach('howToBegin', (_, question) => question)],
  help: [['help', 'what can I say?', 'I don’t understand'], help],
  person: [['get me a human', 'helpdesk', '0'], inEach('', () => '')],
  'start over': [['start over', 'go back'], inEach('howToBegin', () => 'startAgain askUserId')],
  question: [
    ['why?', 'why do you ask that?'],
    {
      ...inEach('help', (_, question) => `whyDetails ${question}`),
      UserID: 'whyUserId askUserId',
      OneTimePin: 'whyPin askPin',
    },
  ],
  waiting: [
    ['one moment, I have to look it up', 'brb', 'hang on'],
    inEach('takeYourTime howToBegin', (_, question) => `takeYourTime ${question}`),
  ],
  silence: [[''], { ...noAnswer, nothing: 'notHeard howToBegin' }],
  'something else': [['lorem ipsum', '😀', '<!channel>', 'x'.repeat(1_000)], noAnswer],
};

describe.each(channels)('%s', (channel, event) => {
  const rows = Object.entries(table).flatMap(([kind, [words, row]]) =>
    words.flatMap((text) =>
      Object.entries(row).map(([state, said]) => ({ kind, text, state: state as State, said })),
    ),
  );

  test.each(rows)('$kind, "$text", $state: $said', async ({ kind, text, state, said }) => {
    const { handler, texts, directory } = memoryWorld();
    const reply = await handler(turnIn(state, text, event));
    const toWhom = kind === 'person' && channel === 'in a chat' ? turnedTo[state] : said;
    // Nobody is silent in a chat: an empty message is one that says nothing.
    const expected = text === '' && state === 'nothing' && channel === 'in a chat' ? 'notUnderstood' : toWhom;
    expect(namesOf(says(reply))).toBe(expected);
    expect(directory.passwords).toEqual([]);
    if (!/pinOnItsWay|pinAgain/.test(said)) expect(texts).toEqual([]);
  });
});

test.each(questions)(
  'that somebody wants to stop Lex alone cannot say, while %s is asked for',
  async (state) => {
    const heardAs = { transcriptions: [{ resolvedContext: { intent: 'stopIntent' } }] };
    const reply = await memoryWorld().handler(turnIn(state, 'lorem ipsum', heardAs));
    expect(namesOf(says(reply))).toBe(noAnswer[state]);
  },
);

test('a phone call goes to a person at once, and nothing that was answered stays in the session', async () => {
  const reply = await memoryWorld().handler(turnIn('OneTimePin', 'operator', {}));
  expect(asks(reply)).toBe('Close');
  expect(reply.sessionState.sessionAttributes).toEqual({
    ...fromPhone,
    handOver: 'yes',
    ...nothingProved,
  });
  expect(Object.values(reply.sessionState.intent?.slots ?? {}).every((slot) => slot === null)).toBe(true);
});

describe('whatever a message offers is understood', () => {
  const offered: readonly (readonly [string, State])[] = [
    ...(['notUnderstood', 'help', 'howToBegin'] as const).map((name) => [name, 'nothing'] as const),
    ...questions.map((state) => [helps[state], state] as const),
    ...(['pinShape', 'pinRefused', 'askPin'] as const).map((name) => [name, 'OneTimePin'] as const),
    ['pinLife', 'OneTimePin'],
    ['pinsHalted', 'OneTimePin'],
    ['yesOrNo', 'confirmation'],
    ['offerUnlock', 'offered'],
    ['whatAfterYes', 'confirmation'],
  ];
  const all = new Map<string, string>(Object.entries(messages).map(([name, { text }]) => [name, text]));

  test('every message with an offer is among these', () => {
    const quoting = [...all].filter(([, text]) => text.includes('"')).map(([name]) => name);
    expect(quoting.toSorted()).toEqual([...new Set(offered.map(([name]) => name))].toSorted());
  });

  test.each(offered)('%s', async (name, state) => {
    for (const [, words = ''] of (all.get(name) ?? '').matchAll(/"([^"]+)"/g)) {
      const reply = await memoryWorld().handler(turnIn(state, words, {}));
      const said = namesOf(says(reply)).split(' ');
      expect(said, words).not.toContain(noAnswer[state]);
      expect(said, words).not.toContain('yesOrNo');
    }
  });
});
