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
  /** What stands for an italic word in what a person says: `_the one-time PIN_`. */
  readonly fill?: (name: string) => string;
};

const placeholder = /_([^_]+)_/g;

/** Escaped for a regular expression, but for placeholders: `_a time_` stands for any words. */
function pattern(line: string): RegExp {
  return new RegExp(`^${line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(placeholder, '.+')}$`, 's');
}

/**
 * Plays a scene and writes down what came of it.
 *
 * @param scene what should happen: what people say, the cues, what the bot says, what is seen
 * @param stage where it is played
 * @returns the lines as they were; equal to the scene's own lines, as Markdown, if all went as written
 */
export async function play(scene: Scene, stage: Stage): Promise<string[]> {
  const actual: string[] = [];
  const expected = scene.lines.map(written);
  const note = (line: Line): void => {
    const text = written(line);
    const wanted = expected[actual.length] ?? '';
    // What the bot says and fits a line of the bot's with placeholders is written down as that line.
    const fits = 'who' in line && line.who === 'Bot' && wanted.startsWith('**Bot:**');
    actual.push(fits && pattern(wanted).test(text) ? wanted : text);
  };
  const noteSeen = async (after: number): Promise<void> => {
    for (const direction of await stage.seen(directionsAfter(scene, after))) note({ direction });
  };
  for (const [index, line] of scene.lines.entries()) {
    if ('direction' in line) {
      const said = await stage.cue(line.direction);
      if (!said) continue;
      note(line);
      for (const says of said) note({ who: 'Bot', says });
      await noteSeen(index);
    } else if (line.who !== 'Bot') {
      note(line);
      const spoken = line.says.replace(placeholder, (_, name: string) => stage.fill?.(name) ?? name);
      for (const says of await stage.says(spoken)) note({ who: 'Bot', says });
      await noteSeen(index);
    }
  }
  return actual;
}

/** The stage directions after a line that somebody says, up to the next such line; the bot's lines are passed over. */
function directionsAfter({ lines }: Scene, index: number): string[] {
  const rest = lines.slice(index + 1);
  const next = rest.findIndex((line) => 'who' in line && line.who !== 'Bot');
  return rest
    .slice(0, next === -1 ? rest.length : next)
    .flatMap((line) => ('direction' in line ? [line.direction] : []));
}
