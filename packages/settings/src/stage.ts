import * as z from 'zod/mini';

/** The longest of all names that hold a stage: a function may have 64 characters (CreateFunction, `FunctionName`). */
const longest = { limit: 64, before: 'opsline-password-reset-intent-', behind: '-notifyHelpdesk' } as const;

/** How many characters a stage may have. */
export const longestStage = longest.limit - longest.before.length - longest.behind.length;

/**
 * A stage: it stands in the name of all that is deployed. A bot's name, `patchStatusBot-<stage>`, has no two hyphens
 * beside each other (CreateBot, `botName`).
 */
export const stage = z.string().check(
  z.regex(/^[0-9a-zA-Z]+(-[0-9a-zA-Z]+)*$/, {
    error: 'expected letters and digits, single hyphens between them: a name of Lex has nothing else',
  }),
  z.maxLength(longestStage, {
    error: `expected at most ${longestStage} characters: the name of the function ${longest.before}<stage>${longest.behind} has at most ${longest.limit}`,
  }),
);
