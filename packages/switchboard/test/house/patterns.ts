import { questionWords, sayings } from '@opsline/lex-kit/testing';
import { parseSync } from 'oxc-parser';
import { z } from 'zod';

/** A regular expression, and where it stands. */
export type Pattern = { readonly where: string; readonly source: string; readonly flags: string };

const literal = z.object({
  type: z.literal('Literal'),
  start: z.number(),
  regex: z.object({ pattern: z.string(), flags: z.string() }),
});

/**
 * The regular expressions that are written in files.
 *
 * @param files the texts of sources, by their paths
 */
export function patternsIn(files: ReadonlyMap<string, string>): readonly Pattern[] {
  return [...files].flatMap(([path, text]) => {
    const found: Pattern[] = [];
    function visit(node: unknown): void {
      if (typeof node !== 'object' || node === null) return;
      const { success, data } = literal.safeParse(node);
      if (success) {
        const line = text.slice(0, data.start).split('\n').length;
        found.push({ where: `${path}:${line}`, source: data.regex.pattern, flags: data.regex.flags });
      }
      Object.values(node).forEach(visit);
    }
    visit(parseSync(path, text).program.body);
    return found;
  });
}

/** Those that are put together from lists of what people say. */
export const patternsOfSayings: readonly Pattern[] = [
  ...sayings.map(([kind, words]) => ({ where: `saying "${kind}"`, source: `^(?:${words})$`, flags: 'u' })),
  { where: 'questions', source: `(?:^| )(?:${questionWords})$`, flags: '' },
];
