import type { RecognizeTextCommandOutput } from '@aws-sdk/client-lex-runtime-v2';
import * as z from 'zod/mini';
import type { Watched } from './deployed.ts';

/** What came of trying something. */
export type Verdict = { readonly well: boolean; readonly said: string };

/** What a turn came to: nothing of what was said. */
export type Turn = {
  /** What Lex understood; a reply that asks what else there is has no intent of its own. */
  readonly intent: string;
  /** Lex's, of the intent: `Failed` where the function gave up. */
  readonly state: string;
  /** The slot that is asked for. */
  readonly slot: string | undefined;
  readonly hasMessage: boolean;
};

/** Reads a turn of Lex. */
export function turnOf(turn: RecognizeTextCommandOutput): Turn {
  const { sessionState, interpretations = [], messages = [] } = turn;
  return {
    intent: interpretations[0]?.intent?.name ?? '',
    state: sessionState?.intent?.state ?? '',
    slot: sessionState?.dialogAction?.slotToElicit,
    hasMessage: messages.some(({ content = '' }) => content.trim() !== ''),
  };
}

/** Whether the bot knew what was wanted, and its function had an answer. */
export function judgeHelp({ intent, state, hasMessage }: Turn): Verdict {
  if (intent === '' || intent === 'FallbackIntent') return { well: false, said: 'it did not understand' };
  if (state === 'Failed') return { well: false, said: "its function failed; that function's log says why" };
  return hasMessage
    ? { well: true, said: 'it says what it can do' }
    : { well: false, said: 'it says nothing' };
}

/** Whether an ID that nobody has is taken like any other: nobody learns from it who is an employee. */
export function judgeUnknown(before: Turn, after: Turn): Verdict {
  if (before.slot === undefined) return { well: false, said: 'it did not ask for an employee ID' };
  if (after.state === 'Failed' || after.slot === undefined) {
    return { well: false, said: "it gave up; its function's log says why" };
  }
  return after.slot === before.slot
    ? { well: false, said: 'it asked for the employee ID again: it tells who is nobody' }
    : { well: true, said: 'it goes on as for anybody, and no text message is sent' };
}

const answer = z.object({ status: z.string(), employeeId: z.string(), authentication: z.string() });

/** Whether authLookup knows nobody without a number. */
export function judgeAnswer(given: unknown): Verdict {
  const { data } = answer.safeParse(given);
  if (data === undefined) return { well: false, said: 'its answer is not one that a contact flow reads' };
  return data.status === 'unknown' && data.employeeId === '' && data.authentication === ''
    ? { well: true, said: 'a withheld number is nobody' }
    : { well: false, said: `a withheld number is ${data.status}` };
}

/** Whether the state machine ran. Before the first report there is none to find, and the watch says so. */
export function judgeWatch({ status, error }: Watched): Verdict {
  if (status === 'SUCCEEDED') return { well: true, said: 'a report succeeded in the last 8 days' };
  return error === 'ComplianceAlerts.NoRecentSuccess'
    ? { well: true, said: 'it runs, and says that no report succeeded yet: start one' }
    : { well: false, said: `it is ${status}${error === undefined ? '' : `: ${error}`}` };
}
