function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function phrases(words: string): (text: string) => boolean {
  const known = new Set(words.split(', '));
  return (text) => known.has(folded(text));
}

/** Words that end the conversation, also while something is asked for. */
export const isGoodbye = phrases('goodbye, good bye, bye, bye bye, stop, cancel, exit, quit');

/** Words that ask for another one-time PIN. */
export const isAgain = phrases(
  'again, resend, send again, send it again, new one, a new one, another one, new pin, a new pin, new one time pin, a new one time pin, i did not get it, i didn t get it, i didnt get it',
);

/** Words that begin the conversation anew. */
export function isStart(text: string): boolean {
  return /\b(forgot|reset)\b.*\bpassword\b/.test(folded(text));
}
