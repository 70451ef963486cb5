import { styleText } from 'node:util';
import type { Screen } from './screen.ts';

/** Does a piece of work and shows that it is being done. */
export type Progress = <T>(what: string, work: () => Promise<T>) => Promise<T>;

/** Progress as lines: what is being done, then how long it took. */
export const progressOn =
  (screen: Screen, now: () => number): Progress =>
  async (what, work) => {
    const began = now();
    if (screen.interactive) screen.write(`  … ${what}`);
    try {
      const result = await work();
      const took = `${((now() - began) / 1000).toFixed(1)} s`;
      const line = `  ${styleText('green', '✔')} ${what} ${styleText('dim', took)}`;
      screen.print(screen.interactive ? `\r\x1b[K${line}` : line);
      return result;
    } catch (error) {
      const line = `  ${styleText('red', '✘')} ${what}`;
      screen.print(screen.interactive ? `\r\x1b[K${line}` : line);
      throw error;
    }
  };
