import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { heardIn, type Kind, manners, mannersIntents, type State } from '../../src/index.ts';
import { deeds, states } from '../../src/manners/manners.ts';

type Channel = 'voice' | 'chat';

function heard(transcript: string, { intent = 'FallbackIntent', channel = 'chat' as Channel } = {}) {
  return heardIn({ intent, transcript, channel }, 'subject asked');
}

/** What people say, by its kind; kinds that mean the same here have more than one form. */
const said: Readonly<Record<Exclude<Kind, 'silence'>, string>> = {
  greeting: 'hi|hello there|good morning|Hey!|hi bot|good evening|hiya|hello, how are you?|hey there, hi',
  thanks:
    'thanks|thank you|ok thanks|Great, thank you so much!|thx|thanks a lot|thank you so much|cheers|much appreciated|thanks!|ty',
  yes: 'yes|ok|cool|great|yep|sure|ok great|Okay.|got it|right|yes please|yes, that one|correct|yes, thank you',
  no: 'no|nope|no thanks|no, thank you|nah|not really|none of them|neither|nothing|not that one',
  choice:
    'the first|first one please|both|the second one|all of them|2|either|the last one|yes, the first one',
  ending:
    "that's all|nothing else|bye now|hang up|done|I'm done|goodbye|see you later|no that's all thanks|thanks, bye!|stop|cancel|never mind|quit|we're done|end the call|no thanks bye|no thanks, wrong number, bye|I want to stop here, goodbye now|nope, I'll leave it, bye bye|never mind, I remember it now. bye|forget it, somebody else helped me|I've changed my mind, see you later|that will be all|that will do, thank you|no more questions|good night",
  repeat:
    "what?|and now?|pardon|repeat that|say again|come again|sorry?|could you say that again please|what did you say|I didn't catch that|again|try again|once more|huh|I couldn't hear you|repeat the question|what was that",
  help: "what do I have to do|help|what can I say|options|menu|can you help me|what can you do|how does this work|I don't know what to say|what should I type|what now|I'm lost|hello, can you help me?|main menu",
  person:
    'can a colleague help me|I have no phone here|operator|agent|human|helpdesk|0|get me a human|I want to talk to a person|can I speak to somebody|help desk please|transfer me|no, get me a human|let me speak to a representative|service desk|I lost my phone|call the helpdesk|is there a human I can write to?|whats the number of the help desk?|how can I reach the helpdesk|someone I could talk to',
  'start over':
    "start over|wrong ID|go back|that's not my ID|restart|that is the wrong id|begin again|let's start over|I typed the wrong ID|I made a mistake|can we start over|back|another employee id|no, start over",
  question:
    "which number did you send it to?|how long does it take?|why?|why do you need that|where did you send it|when will it come|who are you|are you a bot|what is an employee ID|what's the one-time PIN|is this safe|what for",
  waiting:
    "one moment|hang on|brb|brb, one sec|just a second|wait|no wait|ok, one moment please|give me a minute|hold on, let me check|one moment, I have to look it up|hang on, my phone's upstairs|bear with me|I'm looking for it, one moment",
  'something else':
    'what happens if I say goodbye|let me check patching|I want to check patching|lorem ipsum|windows server prod|check patching|hi, I am 101, check patching for windows server prod please|latest|101|048213|nothing here yet|sing me a song|help desk servers|web two|how did windows prod go|why did windows prod fail|list groups|who failed|it has not come|send it again|bonjour|sorry, 101|no wait, 17 April|back office prod|agent fleet|the operator group|support prod|menu-service|April|reset my password|🦄|good linux servers',
};

describe.each(Object.entries(said))('%s is', (kind, all) => {
  test.each(all.split('|'))('"%s"', (text) => {
    expect(heard(text).kind).toBe(kind);
  });

  test.each(all.split('|'))('"%s", with every form of an apostrophe and with none, and loud', (text) => {
    for (const sign of ['', '’', '‘', 'ʼ', '′', '`']) {
      expect(heard(text.replaceAll("'", sign)).kind).toBe(kind);
    }
    expect(heard(`  ${text.toUpperCase()}  `).kind).toBe(kind);
  });
});

test('silence is heard on the phone only: what is empty in a chat was something that nobody can read', () => {
  expect(heard(' ', { channel: 'voice' }).kind).toBe('silence');
  expect(heard(' ', { channel: 'chat' }).kind).toBe('something else');
});

test('a thousand words are answered at once', () => {
  expect(heard('thanks '.repeat(140)).kind).toBe('something else');
  expect(heard('i want to '.repeat(100)).kind).toBe('something else');
});

type Intent = {
  readonly Name: string;
  readonly SampleUtterances?: readonly { readonly Utterance: string }[];
};
function intentsOf(name: string): Readonly<Record<string, Intent>> {
  return parse(readFileSync(new URL(`../../manners/${name}.yml`, import.meta.url), 'utf8'));
}
const file = { ...intentsOf('courtesies'), ...intentsOf('requests') };

test('the intents of manners/ are those that a function knows', () => {
  expect(Object.keys(file).toSorted()).toEqual(Object.keys(mannersIntents).toSorted());
  expect(Object.values(file).map(({ Name }) => Name)).toEqual(Object.keys(file));
});

describe.each(Object.values(file).filter(({ SampleUtterances }) => SampleUtterances !== undefined))(
  '$Name',
  ({ Name, SampleUtterances = [] }) => {
    const utterances = SampleUtterances.map(({ Utterance }) => Utterance);

    test('has twenty utterances or more for Lex to generalise from, and each once', () => {
      expect(new Set(utterances).size).toBe(utterances.length);
      expect(utterances.length).toBeGreaterThanOrEqual(20);
    });

    test('has none that the words alone would be taken otherwise for', () => {
      const kind = heard('quite another thing', { intent: Name }).kind;
      const same: Kind[] =
        kind === 'thanks' ? [kind, 'yes'] : [kind, ...(kind === 'ending' ? ['no' as const] : [])];
      expect(utterances.filter((text) => !same.includes(heard(text).kind))).toEqual([]);
    });
  },
);

describe('what Lex alone hears', () => {
  test('counts, and is told to be its guess', () => {
    expect(heard('quite another thing', { intent: 'thanksIntent' })).toEqual({ kind: 'thanks', by: 'Lex' });
    expect(heard('quite another thing', { intent: 'orderIntent' })).toEqual({
      kind: 'something else',
      by: 'Lex',
    });
  });

  test('is less than the words', () => {
    expect(heard('good evening', { intent: 'goodbyeIntent' })).toEqual({ kind: 'greeting', by: 'words' });
  });

  test.each(['goodbyeIntent', 'cancelIntent', 'stopIntent', 'startOverIntent', 'beginAnewIntent'])(
    '%s takes nothing away from somebody who is asked for a proof',
    (intent) => {
      const turn = { intent, transcript: 'nothing here yet', channel: 'chat' } as const;
      expect(heardIn(turn, 'proof asked').kind).toBe('something else');
      expect(heardIn({ ...turn, transcript: 'stop' }, 'proof asked').kind).toBe('ending');
    },
  );
});

describe('the table', () => {
  const kinds: readonly Kind[] = [...(Object.keys(said) as Exclude<Kind, 'silence'>[]), 'silence'];

  test('has every kind, and of each every state', () => {
    expect(Object.keys(manners).toSorted()).toEqual(kinds.toSorted());
    for (const row of Object.values(manners)) expect(Object.keys(row)).toEqual([...states]);
  });

  test('says of each what happens, in words', () => {
    const all = Object.values(manners).flatMap((row) => Object.values(row));
    expect(new Set(all)).toEqual(new Set(Object.keys(deeds)));
  });

  test.each<[Kind, State, string]>([
    ['no', 'anything else asked', 'end'],
    ['no', 'offer made', 'drop'],
    ['no', 'proof asked', 'help'],
    ['yes', 'offer made', 'take'],
    ['yes', 'anything else asked', 'thank'],
    ['choice', 'offer made', 'take'],
    ['choice', 'subject asked', 'use'],
  ])('%s, %s: %s', (kind, state, deed) => {
    expect(manners[kind][state]).toBe(deed);
  });
});
