import { type Line, type Scene, written } from './scenes.ts';

/** Where a scene is played: a bot with its function, in memory or behind the real protocols. */
export type Stage = {
  /** The person says something; what the bot answers, in order. */
  readonly says: (text: string) => Promise<readonly string[]>;
  /**
   * Carries out a stage direction ("61 seconds pass", "a call comes from …") and gives what the bot says to it;
   * false if it is no cue but something to be seen.
   */
  readonly cue: (direction: string) => Promise<false | readonly string[]>;
  /**
   * What was seen to happen since it was last asked, worded as stage directions.
   * `expected` are the directions that come next in the scene, so that a slow stage knows what to wait for.
   */
  readonly seen: (expected: readonly string[]) => Promise<readonly string[]>;
  /** Whether the last answer ended the conversation, where no stage direction says so. */
  readonly ended?: () => boolean;
  /** What stands for an italic word in what a person says: `_the one-time PIN_`. */
  readonly fill?: (name: string) => string;
  /** Who answers people; the bot unless told. */
  readonly answers?: string;
  /** What an italic word in an answer stands for: `_a time_`. A word without a form stands for anything. */
  readonly forms?: Readonly<Record<string, RegExp>>;
};

const placeholder = /_([^_]+)_/g;
/** … in what a person says, where a backslash before an underscore makes it one that is meant so. */
const placeholderOrSign = /\\([\\_])|_([^_]+)_/g;

/**
 * Plays a scene and writes down what came of it.
 *
 * @param scene what should happen: what people say, the cues, what the bot says, what is seen
 * @param stage where it is played
 * @returns the lines as they were; equal to the scene's own lines, as Markdown, if all went as written
 */
export async function play(scene: Scene, stage: Stage): Promise<string[]> {
  const lines = await perform(scene, stage);
  return lines.map((line, index) => written(asIn(scene.lines[index], line, stage)));
}

/** Plays a scene; the lines word for word, as they were. */
export async function perform(scene: Scene, stage: Stage): Promise<Line[]> {
  const { answers = 'Bot' } = stage;
  const actual: Line[] = [];
  const noteAnswers = async (said: readonly string[], after: number): Promise<void> => {
    actual.push(...said.map((says) => ({ who: answers, says })));
    const seen = await stage.seen(directionsAfter(scene, after, answers));
    actual.push(...seen.map((direction) => ({ direction })));
  };
  for (const [index, line] of scene.lines.entries()) {
    if ('direction' in line) {
      const said = await stage.cue(line.direction.replace(/\\([\\_])/g, '$1'));
      if (!said) continue;
      actual.push(line);
      await noteAnswers(said, index);
    } else if (line.who !== answers) {
      actual.push(line);
      const spoken = line.says.replace(
        placeholderOrSign,
        (_, sign: string | undefined, name: string) => sign ?? stage.fill?.(name) ?? name,
      );
      await noteAnswers(await stage.says(spoken), index);
    }
  }
  return actual;
}

/** An answer that fits a line with placeholders is that line; any other line is as it was. */
export function asIn(wanted: Line | undefined, line: Line, { answers = 'Bot', forms }: Stage): Line {
  if (wanted === undefined || !('who' in wanted) || !('who' in line)) return line;
  return line.who === answers && pattern(written(wanted), forms).test(written(line)) ? wanted : line;
}

/** The italic words in what somebody says. */
export function placeholdersOf(line: Line): string[] {
  return 'who' in line ? [...line.says.matchAll(placeholder)].map(([, name = '']) => name) : [];
}

/** Escaped for a regular expression, but for placeholders: `_a time_` stands for what has its form. */
function pattern(line: string, forms: Stage['forms']): RegExp {
  const escaped = line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(placeholder, (_, name) => forms?.[name]?.source ?? '.+')}$`, 's');
}

/** The stage directions after a line that somebody says, up to the next such line; answers are passed over. */
function directionsAfter({ lines }: Scene, index: number, answers: string): string[] {
  const rest = lines.slice(index + 1);
  const next = rest.findIndex((line) => 'who' in line && line.who !== answers);
  return rest
    .slice(0, next === -1 ? rest.length : next)
    .flatMap((line) => ('direction' in line ? [line.direction] : []));
}
