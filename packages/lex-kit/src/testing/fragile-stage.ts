import type { Delivers } from './deliveries.ts';
import type { Meets } from './mishaps.ts';
import type { Stage } from './play.ts';

/** A stage whose outside calls can be made to fail, and on which the same conversation can be begun again. */
export type FragileStage = Stage & {
  readonly watch: (meets: Meets) => () => void;
  /** Has every event on its way to a function ask how it is delivered; returns the function that ends that. */
  readonly watchEvents: (delivers: Delivers) => () => void;
  /** What the tables hold now, in words that are the same in each world: what is counted, and how often, but nothing drawn. */
  readonly kept: () => Promise<readonly string[]>;
  /** What was said and was not true when it was said; nothing where all of it was. */
  readonly untrue: () => readonly string[];
  /**
   * How soon the same can be had again after what was done, ms: a minute where nothing was done that is limited.
   * @param gapMs how soon it can after all went as written
   */
  readonly rest: (heard: readonly string[], gapMs: number) => number;
  /** Whether a line of the scene is another one from then on, since what was done stands, or it tells the time. */
  readonly isPast?: (line: string) => boolean;
  /** Whether somebody could not do what they do in the scene, such as press what is not there. */
  readonly isImpossible?: (error: unknown) => boolean;
  /** Everything works again, so many milliseconds pass, and the next conversation is a new one. */
  readonly again: (ms: number) => Promise<void>;
  readonly stop: () => Promise<void>;
};
