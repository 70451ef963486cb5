import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { parseScenes, play, type Scene, written } from '@opsline/lex-kit/testing';
import type { Stack } from '../stack/stack.ts';
import type { Screen } from '../terminal/screen.ts';
import { tourStage } from './tour-stage.ts';

const files = ['slack.md', 'phone.md', 'reset.md', 'alerts.md'].map((name) =>
  join(import.meta.dirname, '../../tour', name),
);

/**
 * Plays every conversation of the tour and shows it.
 *
 * @returns whether each went as written
 */
export async function tour(stack: Stack, screen: Screen): Promise<boolean> {
  const pages = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const scenes = pages.flatMap(parseScenes);
  let faults = 0;
  for (const scene of scenes) {
    screen.print();
    screen.print(styleText('bold', scene.title));
    if (!(await playScene(scene, stack, screen))) faults += 1;
  }
  screen.print();
  screen.print(
    faults === 0
      ? styleText('green', `✔ ${scenes.length} conversations went as written`)
      : styleText('red', `✘ ${faults} of ${scenes.length} conversations did not go as written`),
  );
  return faults === 0;
}

async function playScene(scene: Scene, stack: Stack, screen: Screen): Promise<boolean> {
  const stage = tourStage(stack, screen);
  try {
    const actual = await play(scene, stage).catch((error: Error) => [error.message]);
    const expected = scene.lines.map(written);
    const first = expected.findIndex((line, index) => line !== actual[index]);
    if (first === -1 && actual.length === expected.length) return true;
    const at = first === -1 ? expected.length : first;
    screen.print(styleText('red', `✘ expected  ${expected[at] ?? 'nothing more'}`));
    screen.print(styleText('red', `  but got   ${actual[at] ?? 'nothing more'}`));
    return false;
  } finally {
    await stage.leave();
  }
}
