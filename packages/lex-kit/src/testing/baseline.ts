import { hour, minute } from '@opsline/function-kit/durations';
import type { FragileStage } from './fragile-stage.ts';
import type { OutsideCall } from './mishaps.ts';
import { play, type Stage } from './play.ts';
import { type Scene, written } from './scenes.ts';

/** Something that happened in a scene, with the lines of it up to there: what is the same in two scenes is tried in one. */
type After<What> = What & { readonly after: string };

/** A scene as it goes without a fault. */
export type Baseline = {
  readonly scene: Scene;
  readonly calls: readonly After<OutsideCall>[];
  /** The events that came to functions. */
  readonly events: readonly After<{ readonly to: string }>[];
  /** What the tables held at its end. */
  readonly kept: readonly string[];
  /** How soon it was played again, what was heard then, and whether that is as it is written. */
  readonly gapMs: number;
  readonly again: readonly string[];
  readonly repeats: boolean;
};

const secondInMs = 1_000;

/** As soon as a person is back, milliseconds. */
export const aMinute = 61 * secondInMs;

/** A minute; past the limits of a quarter, of an hour, of a day, and of a week. */
const longestGap = 8 * 24 * hour;
const gaps = [aMinute, 16 * minute, 61 * minute, 25 * hour];

/** The lines of a scene. */
export function asWritten({ lines }: Scene): readonly string[] {
  return lines.map(written);
}

/** Whether what was heard is what was to be heard, line by line. */
export function isSame(heard: readonly string[], expected: readonly string[]): boolean {
  return JSON.stringify(heard) === JSON.stringify(expected);
}

/** Plays a scene a second time. @returns what was heard, and what is written, but for what is past */
export async function playAgain(
  scene: Scene,
  stage: FragileStage,
): Promise<{ readonly heard: readonly string[]; readonly expected: readonly string[] }> {
  const stillSo = (line: string): boolean => !stage.isPast?.(line);
  const heard = await play(scene, asFarAsPossible(stage));
  return { heard: heard.filter(stillSo), expected: asWritten(scene).filter(stillSo) };
}

/** Plays a scene without faults, and again: as soon as it goes as written, or after the longest wait. */
export async function baselineOf(
  scene: Scene,
  makeStage: (scene: Scene) => Promise<FragileStage>,
): Promise<Baseline> {
  const baselineAfter = async (gapMs: number) => playTwice(scene, await makeStage(scene), gapMs);
  for (const gapMs of gaps) {
    const baseline = await baselineAfter(gapMs);
    if (baseline.repeats) return baseline;
  }
  return baselineAfter(longestGap);
}

async function playTwice(scene: Scene, stage: FragileStage, gapMs: number): Promise<Baseline> {
  try {
    const calls: After<OutsideCall>[] = [];
    const events: After<{ to: string }>[] = [];
    let after = '';
    const ends = [
      stage.watch((call) => {
        calls.push({ ...call, after });
        return undefined;
      }),
      stage.watchEvents((to) => {
        events.push({ to, after });
        return undefined;
      }),
    ];
    await play(scene, { ...stage, ...heardBy(stage, (line) => (after += `${line}\n`)) });
    for (const end of ends) end();
    const kept = await stage.kept();
    await stage.again(gapMs);
    const { heard, expected } = await playAgain(scene, stage);
    return { scene, calls, events, kept, gapMs, again: heard, repeats: isSame(heard, expected) };
  } finally {
    await stage.stop();
  }
}

/** The stage, with every line that is said or cued written down before it has its effect. */
function heardBy(stage: Stage, note: (line: string) => void): Pick<Stage, 'says' | 'cue'> {
  return {
    says: (text) => {
      note(text.replace(/[0-9]{6}/, 'six digits'));
      return stage.says(text);
    },
    cue: (direction) => {
      note(direction);
      return stage.cue(direction);
    },
  };
}

/**
 * The stage for people who do what they can, once something has failed: where nothing came that could be typed, they type something
 * all the same, and what cannot be done they leave, so that nothing is answered.
 */
export function asFarAsPossible(stage: FragileStage): Stage {
  const orNothing = async <Said>(act: () => Promise<Said>): Promise<Said | readonly string[]> => {
    try {
      return await act();
    } catch (error) {
      if (stage.isImpossible?.(error) !== true) throw error;
      return [];
    }
  };
  return {
    ...stage,
    says: (text) => orNothing(() => stage.says(text)),
    cue: (direction) => orNothing(() => stage.cue(direction)),
    fill: (name) => {
      try {
        return stage.fill?.(name) ?? name;
      } catch {
        return '000000';
      }
    },
  };
}
