import type { Rehearsal } from './rehearsal.ts';
import { forgotten, prompt, unchanged } from './scenes/again.ts';
import { failure } from './scenes/failure.ts';
import { bare, everything, secondStage } from './scenes/first.ts';
import { operation } from './scenes/operation.ts';
import { removeAndDeployAgain } from './scenes/removal.ts';

/** Something that happens to an account, with what has to come of it. */
export type Scene = {
  readonly name: string;
  /** The scene that has to be played before. */
  readonly after?: string;
  /** @throws AssertionError where something else came of it */
  readonly play: (rehearsal: Rehearsal) => Promise<void>;
};

/** The scenes, in the order in which they are played. */
export const scenes: readonly Scene[] = [
  { name: 'bare', play: bare },
  { name: 'second stage beside the first', after: 'bare', play: secondStage },
  { name: 'a failure half-way, then again', play: failure },
  { name: 'everything set', play: everything },
  { name: 'again, unchanged', after: 'everything set', play: unchanged },
  { name: 'the commands of whoever operates it', after: 'everything set', play: operation },
  { name: 'one word of a prompt changed', after: 'everything set', play: prompt },
  { name: 'a parameter forgotten', after: 'everything set', play: forgotten },
  { name: 'remove and deploy again', after: 'everything set', play: removeAndDeployAgain },
];
