import { createHash } from 'node:crypto';

/**
 * A log of JSON lines; CloudWatch adds time and request id.
 *
 * @param write takes a line with its end
 * @returns a log of entries of one type, which says what may be logged at all
 */
export const jsonLog =
  <Entry>(write: (line: string) => void): ((entry: Entry) => void) =>
  (entry) =>
    write(`${JSON.stringify(entry)}\n`);

/**
 * Names of errors, fit to be written down. Other people's errors quote what they were given (a number, a name, a
 * request); ours do not.
 *
 * @param ours the names of the errors whose text may be logged, because it quotes nothing
 * @returns a function from a fault to its name and those of its causes, outermost first
 */
export function namesOfErrors(ours: readonly string[]) {
  const namesOf = (fault: unknown): string[] => {
    if (!(fault instanceof Error)) return ['not an error'];
    const named = ours.includes(fault.name) ? `${fault.name}: ${fault.message}` : fault.name;
    return [named, ...(fault.cause ? namesOf(fault.cause) : [])];
  };
  return namesOf;
}

/** Tells the log lines of one conversation or contact apart without telling whose it is: 12 hex characters. */
export function digest(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 12);
}
