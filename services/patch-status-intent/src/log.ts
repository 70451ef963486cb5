import { createHash } from 'node:crypto';

/** What may be logged: nothing that a person said or typed, and nothing that says who they are. */
export type Entry = {
  readonly event: 'turn' | 'one-time PIN' | 'fault';
  /** The conversation's digest. */
  readonly conversation?: string;
  readonly intent?: string;
  readonly did?: readonly string[];
  readonly outcome?: string;
  /** The names of an error and of its causes; the text only of our own errors, which quote nothing. */
  readonly error?: readonly string[];
};

export type Log = (entry: Entry) => void;

/** A log of JSON lines (CloudWatch adds time and request id). */
export const jsonLog =
  (write: (line: string) => void): Log =>
  (entry) =>
    write(`${JSON.stringify(entry)}\n`);

/** Tells the lines of one conversation apart without telling whose it is. */
export const digest = (conversation: string): string =>
  createHash('sha256').update(conversation).digest('hex').slice(0, 12);

/** The names of a fault and its causes, as far as they are safe to write down. */
export function namesOf(fault: unknown): string[] {
  if (!(fault instanceof Error)) return ['not an error'];
  const own = fault.name === 'InputError' || fault.name === 'LexReplyError';
  return [own ? `${fault.name}: ${fault.message}` : fault.name, ...(fault.cause ? namesOf(fault.cause) : [])];
}
