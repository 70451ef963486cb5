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

const down = { name: 'InternalServerError', status: 500, message: 'down' };
const throttled = { name: 'ThrottlingException', status: 400, message: 'Rate exceeded' };

/** By name: what is said of it, and the calls of AWS that it concerns. */
const ofAws: Readonly<Record<string, { readonly words: string; readonly faults: readonly Fault[] }>> = {
  'patching-slow': {
    words: 'Systems Manager takes 3 s to answer',
    faults: [{ service: 'ssm', latencyMs: 3_000 }],
  },
  'patching-throttled': {
    words: 'Systems Manager is asked too much',
    faults: [{ service: 'ssm', error: throttled }],
  },
  'texts-late': {
    words: 'a text message takes 4 s to be accepted',
    faults: [
      { service: 'sns', operation: 'Publish', latencyMs: 4_000 },
      { service: 'sms-voice', latencyMs: 4_000 },
    ],
  },
  'texts-refused': {
    words: 'text messages are refused',
    faults: [
      { service: 'sns', operation: 'Publish', error: down },
      { service: 'sms-voice', error: down },
    ],
  },
  'tables-slow': {
    words: 'DynamoDB takes a second to answer',
    faults: [{ service: 'dynamodb', latencyMs: 1_000 }],
  },
  'tables-down': {
    words: 'DynamoDB answers with errors',
    faults: [{ service: 'dynamodb', error: down }],
  },
};

const silence = 'directory-silent';
const silenceInWords = 'the directory takes questions and does not answer';

/**
 * The weather over a running stack; the directory's only where it is the stand-in.
 *
 * @param random from 0 up to 1
 */
export function weatherOver(
  { aws, directory }: Pick<Stack, 'aws' | 'directory'>,
  random: () => number,
): Weather {
  const now = new Map<string, { readonly chance: number; readonly end: () => void }>();
  const lift = (name?: string): void => {
    for (const [one, { end }] of [...now].filter(([one]) => name === undefined || one === name)) {
      end();
      now.delete(one);
    }
  };
  const begin = (name: string, chance: number): (() => void) | undefined => {
    if (name === silence) {
      return directory.faults?.watch((step) =>
        step === 'search' && random() < chance ? { kind: 'silence', at: step } : undefined,
      );
    }
    const ends = ofAws[name]?.faults.map((fault) => aws.faults.add({ ...fault, chance }));
    return (
      ends &&
      (() => {
        for (const end of ends) end();
      })
    );
  };
  return {
    troubles: () => [
      ...Object.entries(ofAws).map(([name, { words }]) => ({ name, words, chance: now.get(name)?.chance })),
      ...(directory.faults
        ? [{ name: silence, words: silenceInWords, chance: now.get(silence)?.chance }]
        : []),
    ],
    set: (name, chance) => {
      lift(name);
      const end = begin(name, chance);
      if (end) now.set(name, { chance, end });
      return end !== undefined;
    },
    lift,
  };
}
