import { isLoose, plain, saidText, type Word, wordsOf } from '../slot-types/words.ts';

/** A sample utterance: words, and holes for slots. */
type Part = { readonly word: string } | { readonly slot: string };

/** "check patching for {JobName}" → its parts. */
export function partsOf(utterance: string): readonly Part[] {
  return utterance
    .split(/(\{[^{}]*\})/)
    .flatMap((piece): readonly Part[] =>
      piece.startsWith('{')
        ? [{ slot: piece.slice(1, -1).trim() }]
        : wordsOf(piece).map((word) => ({ word: word.plain })),
    );
}

/** How an utterance fits a text: `exact` word for word, `close` but for words like "please". */
export type Fit = { readonly how: 'close' | 'exact'; readonly holes: Holes };

/** Lays a sample utterance over a text; undefined when they differ. */
export function fit(utterance: string, text: string, accepts: Accepts): Fit | undefined {
  const parts = partsOf(utterance);
  if (parts.length === 0) return undefined;
  const words = wordsOf(text);
  const exact = match(parts, words, accepts);
  if (exact) return { how: 'exact', holes: exact };
  const core = withoutLoose(parts);
  const said = words.filter((word) => !isLoose(word));
  const close = core.length === 0 ? undefined : match(core, said, accepts);
  return close && { how: 'close', holes: close };
}

function match(parts: readonly Part[], words: readonly Word[], accepts: Accepts): Holes | undefined {
  const [part, ...rest] = parts;
  if (part === undefined) return words.length === 0 ? new Map() : undefined;
  if ('slot' in part) return matchHole(part.slot, rest, words, accepts);
  return words[0]?.plain === part.word ? match(rest, words.slice(1), accepts) : undefined;
}

/** Slot → the words that stand in its hole. */
type Holes = ReadonlyMap<string, string>;

/** Whether a hole takes these words; the matcher tries the shortest first. */
type Accepts = (slot: string, said: string) => boolean;

function matchHole(
  slot: string,
  rest: readonly Part[],
  words: readonly Word[],
  accepts: Accepts,
): Holes | undefined {
  const longest = words.length - rest.length;
  for (let length = 1; length <= longest; length += 1) {
    const said = saidText(words.slice(0, length));
    const after = accepts(slot, said) ? match(rest, words.slice(length), accepts) : undefined;
    if (after) return new Map([[slot, said], ...after]);
  }
  return undefined;
}

function withoutLoose(parts: readonly Part[]): readonly Part[] {
  return parts.filter((part) => 'slot' in part || !isLoose({ said: part.word, plain: plain(part.word) }));
}
