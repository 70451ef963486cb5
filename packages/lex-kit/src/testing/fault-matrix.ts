import { hour, minute } from '@opsline/function-kit/durations';
import { type Cell, canMeet, faults, type Meets, meetsIn, type OutsideCall } from './mishaps.ts';
import { play, type Stage } from './play.ts';
import { type Scene, written } from './scenes.ts';

/** A stage whose outside calls can be made to fail, and on which the same conversation can be begun again. */
export type FragileStage = Stage & {
  readonly watch: (meets: Meets) => () => void;
  /** What was said and was not true when it was said; nothing where all of it was. */
  readonly untrue: () => readonly string[];
  /**
   * How soon the same can be had again after what was done, ms: a minute where nothing was done that is limited;
   * undefined where it cannot, since what the scene begins with is not so any more.
   * @param gapMs how soon it can after all went as written
   */
  readonly rest: (heard: readonly string[], gapMs: number) => number | undefined;
  /** Everything works again, so many milliseconds pass, and the next conversation is a new one. */
  readonly again: (ms: number) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A scene, the calls it makes, and how soon it can be played again as it is written. */
type Baseline = {
  readonly scene: Scene;
  /** Each call, with the lines of the scene up to it: what is the same in two scenes is played in one. */
  readonly calls: readonly (OutsideCall & { readonly after: string })[];
  readonly gapMs: number;
};

const secondInMs = 1_000;

/** As soon as a person is back, milliseconds. */
export const aMinute = 61 * secondInMs;

/** A minute; past the limits of a quarter, of an hour, of a day, and of a week. */
const gaps = [aMinute, 16 * minute, 61 * minute, 25 * hour, 8 * 24 * hour];

function asWritten({ lines }: Scene): readonly string[] {
  return lines.map(written);
}

/** Plays a scene without faults, and again; undefined when it cannot be played twice in one world. */
async function baselineOf(
  scene: Scene,
  makeStage: (scene: Scene) => Promise<FragileStage>,
): Promise<Baseline | undefined> {
  for (const gapMs of gaps) {
    const stage = await makeStage(scene);
    try {
      const calls: (OutsideCall & { after: string })[] = [];
      let spoken = '';
      const end = stage.watch((call) => {
        calls.push({ ...call, after: spoken });
        return undefined;
      });
      await play(scene, { ...stage, ...heardBy(stage, (line) => (spoken += `${line}\n`)) });
      end();
      await stage.again(gapMs);
      const again = await play(scene, stage);
      if (JSON.stringify(again) === JSON.stringify(asWritten(scene))) return { scene, calls, gapMs };
    } finally {
      await stage.stop();
    }
  }
  return undefined;
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
const filling =
  ({ fill }: Stage) =>
  (name: string): string => {
    try {
      return fill?.(name) ?? name;
    } catch {
      return '000000';
    }
  };

/** The cells of a scene: each fault at each call, but for those that another scene has already had. */
function cellsOf({ calls }: Baseline, had: Set<string>): readonly Cell[] {
  let turn = '';
  let place = 0;
  return calls.flatMap((call, index) => {
    place = call.after === turn ? place + 1 : 0;
    turn = call.after;
    const same = `${call.after}${place} ${call.service} ${call.operation}`;
    if (had.has(same)) return [];
    had.add(same);
    return faults.filter((fault) => canMeet(fault, call)).map((fault) => ({ place: index + 1, fault }));
  });
}

/** What is wrong in a cell: words that are not true, or words that differ when the same is said again. */
async function playCell({ scene, gapMs }: Baseline, cell: Cell, { makeStage, mayBeSaid }: Matrix) {
  const stage = await makeStage(scene);
  try {
    const expected = asWritten(scene);
    const end = stage.watch(meetsIn(cell));
    const first = await play(scene, { ...stage, fill: filling(stage) });
    end();
    const others = first.filter((line) => line.startsWith('**Bot:**') && !expected.includes(line));
    const strange = others.filter((line) => !mayBeSaid(line, first)).map((line) => `said: ${line}`);
    const untrue = stage.untrue().map((line) => `untrue: ${line}`);
    const rest = stage.rest(first, gapMs);
    if (rest === undefined) return [...strange, ...untrue];
    await stage.again(rest);
    const second = await play(scene, { ...stage, fill: filling(stage) });
    const place = expected.findIndex((line, at) => line !== second[at]);
    const lasting = place === -1 ? [] : [`then: ${second[place]} for ${expected[place]}`];
    return [...strange, ...untrue, ...lasting];
  } finally {
    await stage.stop();
  }
}

/** What a matrix is made of. */
export type Matrix = {
  readonly scenes: readonly Scene[];
  readonly makeStage: (scene: Scene) => Promise<FragileStage>;
  /** Whether the bot may say a line that is none of the scene's, once something has failed; `heard` is all of it. */
  readonly mayBeSaid: (line: string, heard: readonly string[]) => boolean;
  /** One scene of so many, and of its cells one of so many; 1 is all of them. */
  readonly oneIn: number;
};

/** A matrix that is played scene by scene. */
export type FaultMatrix = {
  /** The scenes of which one is played. */
  readonly scenes: readonly Scene[];
  /**
   * Plays a scene with one fault at each of its outside calls, and then the same again, when all works. What an earlier
   * scene has had is not played once more.
   *
   * @returns what was wrong, and where
   */
  readonly play: (scene: Scene) => Promise<readonly string[]>;
  /** How much of it was played so far. */
  readonly told: () => string;
};

export function faultMatrix(matrix: Matrix): FaultMatrix {
  const { makeStage, oneIn } = matrix;
  const scenes = matrix.scenes.filter((_, place) => place % oneIn === 0);
  const had = new Set<string>();
  let cells = 0;
  let once = 0;
  return {
    scenes,
    play: async (scene) => {
      const baseline = await baselineOf(scene, makeStage);
      if (baseline === undefined) {
        once += 1;
        return [];
      }
      const chosen = cellsOf(baseline, had).filter((_, place) => place % oneIn === 0);
      cells += chosen.length;
      const problems: string[] = [];
      for (const cell of chosen) {
        const { service, operation } = baseline.calls[cell.place - 1] ?? {};
        const where = `${cell.fault}, call ${cell.place} (${service} ${operation})`;
        problems.push(...(await playCell(baseline, cell, matrix)).map((problem) => `${where}: ${problem}`));
      }
      return problems;
    },
    told: () =>
      `${cells} faults in ${scenes.length} of ${matrix.scenes.length} conversations; ${once} go differently a second time`,
  };
}
