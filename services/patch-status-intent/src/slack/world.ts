import type { HomeView } from '@slack/types';
import type { Log } from '../log.ts';
import type { Post } from './blocks.ts';
import type { Memory } from './memory.ts';
import type { Told } from './told.ts';

/** Where something is posted: a direct message, and the thread of it. */
export type Place = { readonly channel: string; readonly thread?: string | undefined };

/** The Web API of Slack, as far as it is used. Each throws a {@link RateLimitedError}, a {@link SlackRefusedError}, or what it was. */
export type Slack = {
  /** Opens the direct message with somebody; gives its ID. */
  open(user: string): Promise<string>;
  /**
   * Posts, with a mark by which the post is found again.
   *
   * @returns the moment of the post
   */
  post(place: Place, post: Post, mark: string): Promise<string>;
  /** The moment of the post with this mark, of those since `since`; undefined where there is none. */
  find(place: Place, mark: string, since: string): Promise<string | undefined>;
  /** Shows something to one person of a channel. */
  whisper(place: Place, user: string, text: string): Promise<void>;
  showHome(user: string, view: HomeView): Promise<void>;
  /** Says below a message what is going on; it goes with the next post. */
  status(place: Place & { readonly thread: string }, text: string): Promise<void>;
};

/** The bot at Lex. */
export type Bot = {
  /** Takes a turn; throws a {@link NotTakenError} where Lex certainly did not. */
  say(session: string, text: string): Promise<Told>;
};

/** Everything outside of replySlack. */
export type World = {
  readonly memory: Memory;
  readonly slack: Slack;
  readonly bot: Bot;
  /** The session at Lex of a person in their direct message: it cannot be made without our secret. */
  readonly sessionOf: (who: { team: string; user: string; channel: string }) => Promise<string>;
  /** Does something after a while, unless what it gives is called before. */
  readonly after: (ms: number, act: () => void) => () => void;
  /** A random mark. */
  readonly mark: () => string;
  /** Keeps a record of the queue from coming again for so many seconds. */
  readonly hold: (receiptHandle: string, seconds: number) => Promise<void>;
  readonly log: Log;
};
