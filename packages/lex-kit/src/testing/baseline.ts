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
  /** How soon it was played again, and how it went then: as it is written, where that can be in one world. */
  readonly gapMs: number;
  readonly again: readonly string[];
};

const secondInMs = 1_000;

/** As soon as a person is back, milliseconds. */
export const aMinute = 61 * secondInMs;

/** A minute; past the limits of a quarter, of an hour, of a day, and of a week. */
const gaps = [aMinute, 16 * minute, 61 * minute, 25 * hour, 8 * 24 * hour];

/** The lines of a scene. */
export function asWritten({ lines }: Scene): readonly string[] {
  return lines.map(written);
}

/** Whether what was heard is what was to be heard, line by line. */
export function isSame(heard: readonly string[], expected: readonly string[]): boolean {
  return JSON.stringify(heard) === JSON.stringify(expected);
}

/** Plays a scene without faults, and again: as soon as it goes as written, or after the longest wait. */
export async function baselineOf(
  scene: Scene,
  makeStage: (scene: Scene) => Promise<FragileStage>,
): Promise<Baseline> {
  const baselines = [];
  for (const gapMs of gaps) {
    const baseline = await playTwice(scene, await makeStage(scene), gapMs);
    baselines.push(baseline);
    if (isSame(baseline.again, asWritten(scene))) break;
  }
  const last = baselines.at(-1);
  if (last === undefined) throw new Error('there is no wait');
  return last;
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
    return {
      scene,
      calls,
      events,
      kept,
      gapMs,
      again: await play(scene, { ...stage, fill: filling(stage) }),
    };
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

/** Where nothing came that could be typed, something is typed all the same. */
export function filling({ fill }: Stage): (name: string) => string {
  return (name) => {
    try {
      return fill?.(name) ?? name;
    } catch {
      return '000000';
    }
  };
}
