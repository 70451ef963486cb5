import { asFarAsPossible, asWritten, type Baseline, baselineOf, isSame, playAgain } from './baseline.ts';
import { deliveries, deliversAt } from './deliveries.ts';
import type { FragileStage } from './fragile-stage.ts';
import { canMeet, faults, meetsIn } from './mishaps.ts';
import { play } from './play.ts';
import type { Scene } from './scenes.ts';

/** What happens once in a scene, and where. */
type Cell = {
  readonly where: string;
  readonly begin: (stage: FragileStage) => () => void;
  /** Whether all has to go as it is written all the same. */
  readonly goesOn: boolean;
};

/** Those that no earlier scene has had: at the same place of its turn, after the same lines. */
function fresh<Happened extends { readonly after: string }>(
  happened: readonly Happened[],
  nameOf: (one: Happened) => string,
  had: Set<string>,
): readonly (Happened & { readonly place: number })[] {
  let turn = '';
  let inTurn = 0;
  return happened.flatMap((one, index) => {
    inTurn = one.after === turn ? inTurn + 1 : 0;
    turn = one.after;
    const same = `${one.after}${inTurn} ${nameOf(one)}`;
    if (had.has(same)) return [];
    had.add(same);
    return [{ ...one, place: index + 1 }];
  });
}

/** The cells of a scene: each fault at each call. */
function failing({ calls }: Baseline, had: Set<string>): readonly Cell[] {
  const called = ({ service, operation }: (typeof calls)[number]) => `${service} ${operation}`;
  return fresh(calls, called, had).flatMap((call) =>
    faults
      .filter((fault) => canMeet(fault, call))
      .map((fault) => ({
        where: `${fault}, call ${call.place} (${called(call)})`,
        begin: ({ watch }: FragileStage) => watch(meetsIn({ place: call.place, fault })),
        goesOn: false,
      })),
  );
}

/** … and each event, in each way in which it is delivered once more. */
function repeated({ events }: Baseline, had: Set<string>): readonly Cell[] {
  return fresh(events, ({ to }) => to, had).flatMap(({ place, to }) =>
    deliveries.map((delivery) => ({
      where: `${delivery}, event ${place} (${to})`,
      begin: ({ watchEvents }: FragileStage) => watchEvents(deliversAt(place, delivery)),
      goesOn: true,
    })),
  );
}

/** What is wrong in a cell: words that are not true, something done twice, or words that differ when the same is said again. */
async function playCell(baseline: Baseline, { begin, goesOn }: Cell, { makeStage, mayBeSaid }: Matrix) {
  const { scene, gapMs } = baseline;
  const stage = await makeStage(scene);
  try {
    const expected = asWritten(scene);
    const end = begin(stage);
    const first = await play(scene, asFarAsPossible(stage));
    end();
    const isStrange = (line: string, at: number) =>
      line.startsWith('**Bot:**') && !expected.includes(line) && !mayBeSaid(line, first, at);
    const strange = goesOn
      ? differences('said', first, expected)
      : first.filter(isStrange).map((line) => `said: ${line}`);
    const untrue = stage.untrue().map((line) => `untrue: ${line}`);
    const counted = goesOn ? differences('kept', await stage.kept(), baseline.kept) : [];
    const problems = [...strange, ...untrue, ...counted];
    const rest = isSame(first, expected) ? gapMs : stage.rest(first, gapMs);
    await stage.again(rest);
    const { heard, expected: written } = await playAgain(scene, stage);
    // What was done may stand: then it goes as it does a second time without a fault.
    return isSame(heard, baseline.again) ? problems : [...problems, ...differences('then', heard, written)];
  } finally {
    await stage.stop();
  }
}

/** The first line that is another than it should be, if any. */
function differences(what: string, lines: readonly string[], expected: readonly string[]): readonly string[] {
  if (isSame(lines, expected)) return [];
  const place = expected.findIndex((line, at) => line !== lines[at]);
  const at = place === -1 ? expected.length : place;
  return [`${what}: ${lines[at]} for ${expected[at]}`];
}

/** What a matrix is made of. */
export type Matrix = {
  readonly scenes: readonly Scene[];
  readonly makeStage: (scene: Scene) => Promise<FragileStage>;
  /** Whether the bot may say a line that is none of the scene's, once something has failed: the one at `at` of all that was `heard`. */
  readonly mayBeSaid: (line: string, heard: readonly string[], at: number) => boolean;
  /** One scene of so many, and of its cells one of so many; 1 is all of them. */
  readonly oneIn: number;
};

/** A matrix that is played scene by scene. */
export type FaultMatrix = {
  /** The scenes of which one is played. */
  readonly scenes: readonly Scene[];
  /**
   * Plays a scene with one fault at each of its outside calls, with each of its events delivered once more, and then the
   * same again, when all works. What an earlier scene has had is not played once more.
   *
   * @returns what was wrong, and where
   */
  readonly play: (scene: Scene) => Promise<readonly string[]>;
  /** How much of it there was so far, and how much of that was played. */
  readonly counted: () => Counted;
};

type Counted = {
  readonly cells: number;
  readonly played: number;
  /** The conversations that cannot be had a second time as they are written. */
  readonly once: readonly string[];
};

export function faultMatrix(matrix: Matrix): FaultMatrix {
  const { makeStage, oneIn } = matrix;
  const ofMany = <One>(all: readonly One[]) => all.filter((_, place) => place % oneIn === 0);
  const scenes = ofMany(matrix.scenes);
  const had = new Set<string>();
  let [cells, played] = [0, 0];
  const once: string[] = [];
  return {
    scenes,
    play: async (scene) => {
      const baseline = await baselineOf(scene, makeStage);
      if (!baseline.repeats) once.push(scene.title);
      const problems: string[] = [];
      for (const kind of [failing(baseline, had), repeated(baseline, had)]) {
        cells += kind.length;
        for (const cell of ofMany(kind)) {
          played += 1;
          const wrong = await playCell(baseline, cell, matrix);
          problems.push(...wrong.map((problem) => `${cell.where}: ${problem}`));
        }
      }
      return problems;
    },
    counted: () => ({ cells, played, once }),
  };
}
