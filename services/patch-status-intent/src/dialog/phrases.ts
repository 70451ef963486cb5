import { folded, isGoodbye, phrases } from '@opsline/lex-kit';

const isNothingElse = phrases('no, no thanks, no thank you, nothing, nothing else, that is all, thats all');

/** Words that end the conversation, also while a job is asked for: Lex may take them for a job's name. */
export function isDone(text: string): boolean {
  return isGoodbye(text) || isNothingElse(text);
}

/** Words that mean every job of the last 24 hours, not one target group. */
export const isLatest = phrases(
  'latest, the latest, latest job, the latest job, latest jobs, latest patching, latest patching job, check latest, last night, last nights patching, most recent, recent, all, all jobs, everything, yesterday, today',
);

/** Words that begin the conversation anew. */
export function isStart(text: string): boolean {
  return /^check\b/.test(folded(text));
}
