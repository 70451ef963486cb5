import { moment, type Sentence, say } from '@opsline/lex-kit';
import { isGoingOn, type Run } from './runs.ts';
import { statuses } from './statuses.ts';

/**
 * How a run of a target group went, begun by whose it is: "… is failed. It started at … and ended at …." The words
 * follow its status, whatever times Systems Manager gives.
 */
export function runWords(whose: Sentence, run: Run, timeZone: string): Sentence {
  return say`${whose} is ${statuses[run.status].words}. ${course(run, timeZone)}`;
}

/** The same of a run that may have been the group's: its target is registered no more. */
export function unknownWords(which: string, run: Run, timeZone: string): Sentence {
  return runWords(
    say`${which} in its maintenance window was for a target that is registered no more, perhaps this group before it was registered anew. Its status`,
    run,
    timeZone,
  );
}

function course(run: Run, timeZone: string): Sentence {
  const started = moment(run.startedAt, timeZone);
  if (run.status === 'PENDING') return say`It has been due since ${started}.`;
  if (isGoingOn(run)) return say`It started at ${started} and is still running.`;
  return run.endedAt === undefined
    ? say`It started at ${started}. When it ended is not known.`
    : say`It started at ${started} and ended at ${moment(run.endedAt, timeZone)}.`;
}
