import { createHash } from 'node:crypto';

/** What may be logged: nothing that a caller said or keyed in, and nothing that says who they are. */
export type Entry = {
  readonly event: 'turn' | 'one-time PIN' | 'reset' | 'helpdesk' | 'notice' | 'fault';
  /** The conversation's digest. */
  readonly conversation?: string;
  readonly intent?: string;
  readonly did?: readonly string[];
  readonly outcome?: string;
  /** Why it came to that; a word of ours. */
  readonly reason?: string;
  /** Whether a one-time PIN was asked for, and the caller's number compared (D6). */
  readonly possession?: 'on' | 'off';
  readonly callerNumber?: 'on' | 'off';
  /** Whether the directory was made to mind earlier passwords (D9). */
  readonly history?: 'enforced' | 'not enforced';
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

const ours = ['InputError', 'LexReplyError', 'DirectoryError'];

/** The names of a fault and its causes, as far as they are safe to write down. */
export function namesOf(fault: unknown): string[] {
  if (!(fault instanceof Error)) return ['not an error'];
  const named = ours.includes(fault.name) ? `${fault.name}: ${fault.message}` : fault.name;
  return [named, ...(fault.cause ? namesOf(fault.cause) : [])];
}
