import { phrases } from '@opsline/lex-kit';
import { isLatest } from './phrases.ts';

/** What can be asked about patching, and from which item of the answer's lists on. */
export type PatchQuestion =
  | { readonly ask: 'latest' | 'failures' | 'groups'; readonly from?: number }
  | { readonly ask: 'named' }
  | { readonly ask: 'no more' };

/** Words that ask what is behind "2 failed". */
const isFailures = phrases(
  'what failed, who failed, which failed, which one failed, which ones failed, which jobs failed, which job failed, which groups failed, which servers failed, what has failed, what is failing, what went wrong, what is wrong, why, why is that, why did it fail, why did they fail, details, the details, more details, give me details, tell me the details, failures, the failures, any failures, show failures, show me the failures, show me what failed, list failures, errors',
);

/** Words that ask which target groups there are. */
const isGroupList = phrases(
  'groups, the groups, all groups, target groups, list groups, list the groups, list all groups, list target groups, list the target groups, list all target groups, show groups, show the groups, show me the groups, show me all groups, show target groups, which groups, which groups are there, which target groups are there, what groups are there, what target groups are there, what are the groups, what are the target groups, what groups do you know, which groups do you know, what groups do you have, names, the names, which names',
);

/** Words that ask for the rest of an answer. */
const isMore = phrases(
  'more, some more, say more, tell me more, show more, show me more, the rest, and the rest, the others, and the others, what else, go on, continue, next',
);

/** Where an answer goes on, as it is kept for the next turn: "failures 3". */
export function kept(ask: 'latest' | 'failures' | 'groups', from: number): string {
  return `${ask} ${from}`;
}

/**
 * What is asked for.
 *
 * @param said the job that was asked for, in the person's words
 * @param more what was kept, if anything
 */
export function patchQuestionIn(said: string, more: string | undefined): PatchQuestion {
  const [, ask, from] = /^(latest|failures|groups) ([0-9]{1,4})$/.exec(more ?? '') ?? [];
  if (isMore(said)) {
    const isKept = ask === 'latest' || ask === 'failures' || ask === 'groups';
    return isKept ? { ask, from: Number(from) } : { ask: 'no more' };
  }
  if (isLatest(said)) return { ask: 'latest' };
  if (isFailures(said)) return { ask: 'failures' };
  return { ask: isGroupList(said) ? 'groups' : 'named' };
}
