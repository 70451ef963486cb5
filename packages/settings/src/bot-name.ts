import { wholeNumber } from './numbers.ts';
import { ruled } from './text.ts';

/** A name of Lex (CreateBot, `botName`) that begins with the one by which a function knows its bot. */
export function botName(known: string) {
  return ruled(
    (name) => /^([0-9a-zA-Z][_-]?){1,100}$/.test(name) && name.length <= 100 && name.startsWith(`${known}-`),
    `${known}- and up to ${99 - known.length} letters and digits, single - or _ between them`,
  );
}

/** A version of a bot (CreateBotAlias, `botVersion`). */
export const botVersion = wholeNumber(1, 99_999);
