import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { minute, second } from '@opsline/function-kit/durations';
import { acceptScene } from './accept.ts';
import { asIn, perform, type Stage } from './play.ts';
import { parseScenes, type Scene, written } from './scenes.ts';

/** A scene, and the page in which it stands. */
export type PageScene = Scene & { readonly page: string };

/** The conversations of a service: of its README and of the pages in `conversations/`. */
export function conversationsOf(folder: string): PageScene[] {
  const pages = globSync('conversations/*.md', { cwd: folder }).toSorted();
  return ['README.md', ...pages].flatMap((page) => scenesOn(join(folder, page)));
}

/** The conversations of a page. */
export function scenesOn(page: string): PageScene[] {
  return parseScenes(readFileSync(page, 'utf8')).map((scene) => ({ ...scene, page }));
}

/** The stage directions of a scene, for a stage that has to know beforehand what will happen. */
export function directionsOf({ lines }: Scene): string[] {
  return lines.flatMap((line) => ('direction' in line ? [line.direction] : []));
}

/**
 * How much time passes in a stage direction (`61 seconds pass`, `the life of a one-time PIN passes`), milliseconds; 0 where
 * it is about something else.
 *
 * @param pinLifeMs how long a one-time PIN lives
 */
export function timeIn(direction: string, pinLifeMs: number): number {
  if (direction === 'the life of a one-time PIN passes') return pinLifeMs;
  const [, count, unit] = /^(\d+) (seconds|minutes) pass$/.exec(direction) ?? [];
  return Number(count ?? 0) * (unit === 'minutes' ? minute : second);
}

/**
 * Plays a scene and gives its lines as they were, and as they are written in its page: equal if all went as written.
 *
 * @param accept whether what is answered is written into the page anew first
 * @throws with `accept`, naming page and row, when the scene cannot be played to its end; the page stays as it is
 */
export async function playOn(scene: PageScene, stage: Stage, accept: boolean) {
  const lines = await perform(scene, stage).catch((cause: unknown) => {
    throw new Error(where(scene, cause instanceof Error ? cause.message : 'it cannot be played'), { cause });
  });
  if (accept) accepted(scene, lines, stage);
  const now = scenesOn(scene.page).find(({ title }) => title === scene.title) ?? scene;
  return {
    played: lines.map((line, at) => written(asIn(now.lines[at], line, stage))),
    expected: now.lines.map(written),
  };
}

function accepted(scene: PageScene, lines: Parameters<typeof acceptScene>[2], stage: Stage): void {
  const before = readFileSync(scene.page, 'utf8');
  const result = acceptScene(before, scene, lines, stage);
  if ('problem' in result) throw new Error(where(scene, result.problem, result.row));
  if (result.markdown !== before) writeFileSync(scene.page, result.markdown);
}

function where({ page, title }: PageScene, problem: string, row?: number): string {
  const rows = readFileSync(page, 'utf8').split('\n');
  const heading = rows.findIndex((text) => /^#{2,3} /.test(text) && text.endsWith(` ${title}`));
  return `${relative('', page)}:${row ?? heading + 1} "${title}": ${problem}`;
}
