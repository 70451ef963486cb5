import type { Interface } from 'node:readline/promises';

/** One line from the terminal; undefined at its end. */
export const ask = (lines: Interface, question: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const closed = (): void => resolve(undefined);
    lines.once('close', closed);
    lines.question(question).then((line) => {
      lines.off('close', closed);
      resolve(line.trim());
    }, closed);
  });
