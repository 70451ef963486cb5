import { namesOfErrors } from '@opsline/function-kit/log';

/** What may be logged: nothing that a person said or typed, and nothing that says who they are. */
export type Entry = {
  readonly event: 'turn' | 'message' | 'one-time PIN' | 'warning' | 'index' | 'fault';
  /** The conversation's digest. */
  readonly conversation?: string;
  readonly intent?: string;
  readonly did?: readonly string[];
  readonly outcome?: string;
  /** The names of an error and of its causes; the text only of our own errors, which quote nothing. */
  readonly error?: readonly string[];
};

export type Log = (entry: Entry) => void;

/** The names of a fault and its causes, as far as they are safe to write down. */
export const namesOf = namesOfErrors([
  ...['InputError', 'LexReplyError', 'OverdueError'],
  ...['NotTakenError', 'RateLimitedError', 'SlackRefusedError'],
]);
