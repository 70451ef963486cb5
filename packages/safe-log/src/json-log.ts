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
