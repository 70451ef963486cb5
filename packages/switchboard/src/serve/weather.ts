import type { Fault } from '@opsline/local-aws';
import type { Stack } from '../stack/stack.ts';

/** What goes wrong, in words, and how often: of how many of the calls that it concerns, above 0 and up to 1. */
type Trouble = { readonly name: string; readonly words: string; readonly chance: number | undefined };

/** What goes wrong around Opsline, to see what a person is told then. */
export type Weather = {
  /** All that can go wrong here, with the chance of what does now. */
  readonly troubles: () => readonly Trouble[];
  /** Has it go wrong; false where no such trouble can be had. */
  readonly set: (name: string, chance: number) => boolean;
  /** Ends it; all of it, unless one is named. */
  readonly lift: (name?: string) => void;
};

/** What the weather is made in. */
type Around = Pick<Stack, 'aws' | 'directory' | 'deliver'> & {
  readonly slack: { readonly workspace: Pick<Stack['slack']['workspace'], 'behave'> };
};

/** Something that can go wrong: begins it, with its chance and what is asked of each call; returns what ends it. */
type Kind = {
  readonly words: string;
  readonly begin: (around: Around, chance: number, happens: () => boolean) => () => void;
};

const down = { name: 'InternalServerError', status: 500, message: 'down' };
const throttled = { name: 'ThrottlingException', status: 400, message: 'Rate exceeded' };

/** Calls of AWS that go wrong. */
function ofAws(words: string, ...faults: readonly Fault[]): Kind {
  return {
    words,
    begin: ({ aws }, chance) => {
      const ends = faults.map((fault) => aws.faults.add({ ...fault, chance }));
      return () => {
        for (const end of ends) end();
      };
    },
  };
}

/** Text messages that are accepted, of each of which so many arrive. */
function ofTexts(words: string, copies: number): Kind {
  return { words, begin: ({ aws }, _, happens) => aws.faults.carry(() => (happens() ? copies : 1)) };
}

const silent = 'directory-silent';

const kinds: Readonly<Record<string, Kind>> = {
  'patching-slow': ofAws('Systems Manager takes 3 s to answer', { service: 'ssm', latencyMs: 3_000 }),
  'patching-throttled': ofAws('Systems Manager is asked too much', { service: 'ssm', error: throttled }),
  'texts-late': ofAws(
    'a text message takes 4 s to be accepted',
    { service: 'sns', operation: 'Publish', latencyMs: 4_000 },
    { service: 'sms-voice', latencyMs: 4_000 },
  ),
  'texts-refused': ofAws(
    'text messages are refused',
    { service: 'sns', operation: 'Publish', error: down },
    { service: 'sms-voice', error: down },
  ),
  'texts-lost': ofTexts('a text message is accepted and never arrives', 0),
  'texts-doubled': ofTexts('a text message arrives twice', 2),
  'tables-slow': ofAws('DynamoDB takes a second to answer', { service: 'dynamodb', latencyMs: 1_000 }),
  'tables-down': ofAws('DynamoDB answers with errors', { service: 'dynamodb', error: down }),
  [silent]: {
    words: 'the directory takes questions and does not answer',
    begin: ({ directory }, _, happens) =>
      directory.faults?.watch((step) =>
        step === 'search' && happens() ? { kind: 'silence', at: step } : undefined,
      ) ?? (() => {}),
  },
  'events-repeated': {
    words: 'an event is delivered four times',
    begin: ({ deliver, slack: { workspace } }, _, happens) => {
      const deliverAll = (times: () => number): void => {
        deliver(times);
        workspace.behave({ times });
      };
      deliverAll(() => (happens() ? 4 : 1));
      return () => deliverAll(() => 1);
    },
  },
};

/**
 * The weather over a running stack; the directory's only where it is the stand-in.
 *
 * @param random from 0 up to 1
 */
export function weatherOver(around: Around, random: () => number): Weather {
  const now = new Map<string, { readonly chance: number; readonly end: () => void }>();
  const here = new Map(
    Object.entries(kinds).filter(([name]) => name !== silent || around.directory.faults !== undefined),
  );
  const lift = (name?: string): void => {
    for (const [one, { end }] of [...now].filter(([one]) => name === undefined || one === name)) {
      end();
      now.delete(one);
    }
  };
  return {
    troubles: () => [...here].map(([name, { words }]) => ({ name, words, chance: now.get(name)?.chance })),
    set: (name, chance) => {
      lift(name);
      const end = here.get(name)?.begin(around, chance, () => random() < chance);
      if (end) now.set(name, { chance, end });
      return end !== undefined;
    },
    lift,
  };
}
