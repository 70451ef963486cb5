import { namesOfErrors } from '@opsline/function-kit/log';
import type { Outcome } from './auth-lookup.ts';

/** What may be logged: nothing that a caller entered, and nothing that says who they are. */
export type Entry =
  | {
      readonly event: 'answer';
      /** The contact's digest. */
      readonly contact: string;
      readonly question: string;
      readonly outcome: Outcome;
    }
  | {
      readonly event: 'fault';
      /** The names of an error and of its causes; the text only of our own errors, which quote nothing. */
      readonly error: readonly string[];
    };

export type Log = (entry: Entry) => void;

/** The names of a fault and its causes, as far as they are safe to write down. */
export const namesOf = namesOfErrors(['InputError', 'OverdueError']);
