import type { Rehearsal } from './rehearsal.ts';
import type { Scene } from './scenes.ts';

/**
 * Plays scenes, one after the other. What comes after one that failed is not played.
 *
 * @returns the names of those that failed or were not played
 * @throws the signal's reason where it was interrupted
 */
export async function playAll(
  scenes: readonly Scene[],
  rehearsal: Rehearsal,
  write: (line: string) => void,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { name, after, play } of scenes) {
    if (after !== undefined && failed.includes(after)) {
      write(`not played  ${name}: "${after}" failed`);
      failed.push(name);
      continue;
    }
    const began = performance.now();
    const took = () => `${Math.round((performance.now() - began) / 1000)} s`;
    try {
      await play(rehearsal);
      write(`as expected ${name} (${took()})`);
    } catch (error) {
      signal.throwIfAborted();
      failed.push(name);
      write(`failed      ${name} (${took()})\n${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return failed;
}
