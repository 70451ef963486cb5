import { createInterface, type Interface } from 'node:readline/promises';

/** The lines that somebody types, until they are closed, or the terminal is. */
export function openLines(prompt = ''): Interface {
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt });
  // A terminal that was closed cannot be set back; its lines have ended all the same.
  lines.on('error', () => {});
  return lines;
}

/** One line from the terminal; undefined at its end. */
export function ask(lines: Interface, question: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const closed = (): void => resolve(undefined);
    lines.once('close', closed);
    lines.question(question).then((line) => {
      lines.off('close', closed);
      resolve(line.trim());
    }, closed);
  });
}
