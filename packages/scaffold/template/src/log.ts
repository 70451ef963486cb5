import { namesOfErrors } from '@opsline/function-kit/log';
import type { TurnEntry } from '@opsline/lex-kit';

/** What may be logged: nothing that a person said or typed, and nothing that says who they are. */
export type Log = (entry: TurnEntry) => void;

/** The names of a fault and its causes, as far as they are safe to write down. */
export const namesOf = namesOfErrors(['InputError', 'LexReplyError', 'OverdueError']);
