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

/** Words that end the conversation, also while a job is asked for: Lex may take them for a job's name. */
export const isGoodbye = phrases(
  'goodbye, good bye, bye, bye bye, no, no thanks, no thank you, nothing, nothing else, that is all, thats all, stop, cancel, exit, quit',
);

/** Words that ask what can be said. */
export const isHelp = phrases('help, help me, can you help me, what can i say, what can you do');

/** Words that ask for another one-time PIN. */
export const isAgain = phrases(
  'again, resend, send again, send it again, new one, a new one, another one, new pin, a new pin, new one time pin, a new one time pin, i did not get it, i didnt get it',
);

/** Words that mean every job of the last 24 hours, not one target group. */
export const isLatest = phrases(
  'latest, the latest, latest job, the latest job, latest jobs, latest patching, latest patching job, check latest, last night, last nights patching, most recent, recent, all, all jobs, everything, yesterday, today',
);

/** Words that begin the conversation anew. */
export function isStart(text: string): boolean {
  return /^(please )?check\b/.test(folded(text));
}
