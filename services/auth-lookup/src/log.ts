import { createHash } from 'node:crypto';
import type { Outcome } from './answers.ts';

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

/** A log of JSON lines (CloudWatch adds time and request id). */
export const jsonLog =
  (write: (line: string) => void): Log =>
  (entry) =>
    write(`${JSON.stringify(entry)}\n`);

/** Tells the lines of one contact apart without telling which it is. */
export const digest = (contactId: string): string =>
  createHash('sha256').update(contactId).digest('hex').slice(0, 12);

/** The names of a fault and its causes, as far as they are safe to write down. */
export function namesOf(fault: unknown): string[] {
  if (!(fault instanceof Error)) return ['not an error'];
  const own = fault.name === 'InputError' || fault.name === 'OverdueError';
  return [own ? `${fault.name}: ${fault.message}` : fault.name, ...(fault.cause ? namesOf(fault.cause) : [])];
}
