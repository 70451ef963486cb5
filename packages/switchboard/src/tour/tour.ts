import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { type PageScene, playOn, scenesOn } from '@opsline/lex-kit/testing';
import type { Stack } from '../stack/stack.ts';
import type { Screen } from '../terminal/screen.ts';
import { tourStage } from './tour-stage.ts';
import { faultsIn, readExplanations, unusedInWords, unusedOf } from './unused-permissions.ts';

const pages = ['slack.md', 'phone.md', 'reset.md', 'alerts.md', 'index.md'].map((name) =>
  join(import.meta.dirname, '../../tour', name),
);

/** The pages of the tour: its own, and the one of each service that has one. */
function pagesOf({ services }: Stack): string[] {
  return [...pages, ...services.map(({ folder }) => join(folder, 'conversations/tour.md'))].filter((page) =>
    existsSync(page),
  );
}

/**
 * Plays every conversation of the tour and shows it, and then which permissions of the templates none of them needed.
 *
 * @param accept whether what is answered is written into the pages anew instead of being compared
 * @returns what did not go as written and what was refused to whom, or permissions that were not used for no known
 * reason; nothing where all is well
 */
export async function tour(stack: Stack, screen: Screen, accept = false): Promise<readonly string[]> {
  const faults = await playAll(pagesOf(stack).flatMap(scenesOn), stack, screen, accept);
  // What did not take place used nothing.
  if (faults.length > 0) return [...faults, ...stack.access.refusals()];
  const unused = unusedOf(stack.access, readExplanations());
  screen.print();
  for (const line of unusedInWords(unused, stack.access.permissions.length)) screen.print(line);
  return faultsIn(unused);
}

/** Plays one conversation of each page, its first. @returns what did not go as written and what was refused to whom */
export async function shortTour(stack: Stack, screen: Screen): Promise<readonly string[]> {
  const scenes = pagesOf(stack).flatMap((page) => scenesOn(page).slice(0, 1));
  const faults = await playAll(scenes, stack, screen, false);
  return [...faults, ...stack.access.refusals()];
}

async function playAll(
  scenes: readonly PageScene[],
  stack: Stack,
  screen: Screen,
  accept: boolean,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const scene of scenes) {
    screen.print();
    screen.print(styleText('bold', scene.title));
    const fault = await playScene(scene, stack, screen, accept);
    if (fault === undefined) continue;
    screen.print(styleText('red', `✘ ${fault}`));
    faults.push(`${scene.title}: ${fault}`);
  }
  screen.print();
  screen.print(
    faults.length === 0
      ? styleText('green', `✔ ${scenes.length} conversations went as written`)
      : styleText('red', `✘ ${faults.length} of ${scenes.length} conversations did not go as written`),
  );
  await stack.settle();
  return faults;
}

async function playScene(
  scene: PageScene,
  stack: Stack,
  screen: Screen,
  accept: boolean,
): Promise<string | undefined> {
  const stage = tourStage(stack, screen, !pages.includes(scene.page));
  try {
    const { played, expected } = await playOn(scene, stage, accept);
    const first = expected.findIndex((line, index) => line !== played[index]);
    if (first === -1 && played.length === expected.length) return undefined;
    const at = first === -1 ? expected.length : first;
    return `expected  ${expected[at] ?? 'nothing more'}\n  but got   ${played[at] ?? 'nothing more'}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await stage.leave();
  }
}
