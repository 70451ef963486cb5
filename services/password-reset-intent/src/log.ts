import { namesOfErrors } from '@opsline/function-kit/log';

/** What may be logged: nothing that a caller said or keyed in, and nothing that says who they are. */
export type Entry = {
  readonly event:
    | 'turn'
    | 'one-time PIN'
    | 'text message'
    | 'warning'
    | 'reset'
    | 'unlock'
    | 'proof'
    | 'helpdesk'
    | 'notice'
    | 'sweep'
    | 'fault';
  /** The conversation's digest. */
  readonly conversation?: string;
  readonly intent?: string;
  readonly did?: readonly string[];
  readonly outcome?: string;
  /** Why it came to that; a word of ours. */
  readonly reason?: string;
  /** Whether a one-time PIN was asked for, and the caller's number compared. */
  readonly possession?: 'on' | 'off';
  readonly callerNumber?: 'on' | 'off';
  /** Whether the directory was made to mind earlier passwords. */
  readonly history?: 'enforced' | 'not enforced';
  /** The names of an error and of its causes; the text only of our own errors, which quote nothing. */
  readonly error?: readonly string[];
};

export type Log = (entry: Entry) => void;

/** The names of a fault and its causes, as far as they are safe to write down. */
export const namesOf = namesOfErrors(['InputError', 'LexReplyError', 'DirectoryError', 'OverdueError']);

/** Whether a step was done; a fault is logged, and the next step taken. */
export async function doneOf(log: Log, step: () => Promise<unknown>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (fault) {
    log({ event: 'fault', error: namesOf(fault) });
    return false;
  }
}
