import { elicitSlot, replyWith, type Sentence } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import type { GroupStatus } from '../patching/group-status.ts';
import { failureSentences, failuresToRead } from '../patching/telling/failure-sentences.ts';
import { groupListSentences, groupSentences } from '../patching/telling/group-sentences.ts';
import { latestSentences } from '../patching/telling/latest-sentences.ts';
import { type Telling, type Told, thatWasAll } from '../patching/telling/telling.ts';
import type { PatchTurn } from './bot.ts';
import { kept, type PatchQuestion, patchQuestionIn } from './patch-questions.ts';
import { isLatest } from './phrases.ts';
import { attribute, forgotten, vouchedIn } from './session-attributes.ts';
import type { Facts, Step } from './step.ts';

/** What was asked about: a job's name, or "latest" said without more. */
export function jobOf({ slots: { JobName }, transcript }: PatchTurn): string | undefined {
  return JobName ?? (isLatest(transcript) ? transcript : undefined);
}

/** Asks on after an answer: what is kept of it for the next turn. */
type AskOn = (says: readonly Sentence[], last?: { readonly more?: string; readonly told?: string }) => Step;

/**
 * Answers, and asks on. The one-time PIN and the employee ID leave the session with the first answer; on a phone
 * call both slots are filled instead, so that Lex has nothing left to ask for.
 */
export function tellPatching(turn: PatchTurn, facts: Facts, first: readonly Sentence[]): Step {
  const filled = vouchedIn(turn)
    ? { EmployeeID: facts.employeeId ?? null, OneTimePin: 'not needed' }
    : { EmployeeID: null, OneTimePin: null };
  const askOn: AskOn = (says, { more, told } = {}) =>
    replyWith(
      elicitSlot(turn, 'JobName', [...first, ...says], {
        slots: filled,
        attributes: {
          ...forgotten,
          [attribute.authenticated]: 'yes',
          [attribute.asked]: 'JobName',
          [attribute.more]: more ?? null,
          [attribute.told]: told ?? null,
        },
      }),
    );
  const job = jobOf(turn);
  if (job === undefined) return askOn([messages.askJob]);
  const { more, told } = turn.attributes;
  const { timeZone, now } = facts;
  return answer(job, patchQuestionIn(job, { more, told }), { timeZone, now, channel: turn.channel }, askOn);
}

/** Reads what is asked for, and tells it. */
function answer(said: string, question: PatchQuestion, calendar: Telling, askOn: AskOn): Step {
  if (question.ask === 'named') return named(question.said, calendar, askOn);
  if (question.ask === 'no more') return askOn([thatWasAll, messages.anythingElse]);
  const { ask, from = 0 } = question;
  const telling = { ...calendar, from };
  const tell = ({ says, more }: Told): Step =>
    askOn([...says, messages.anythingElse], more === undefined ? {} : { more: kept(ask, more) });
  switch (ask) {
    case 'latest': {
      // A group may have the name of a word that asks for all jobs: it is meant then.
      const next: Extract<Step, { do: 'read latest' }>['next'] = (latest) =>
        latest.isName ? named(said, calendar, askOn) : tell(latestSentences(latest, telling));
      return { do: 'read latest', said, next };
    }
    case 'failures':
      return {
        do: 'read failures',
        part: failuresToRead(telling),
        next: (failures) => tell(failureSentences(failures, telling)),
      };
    case 'groups':
      return { do: 'list groups', next: (groups) => tell(groupListSentences(groups, telling)) };
  }
}

function named(said: string, telling: Telling, askOn: AskOn): Step {
  return {
    do: 'read group',
    said,
    next: (status) => {
      const says = groupSentences(status, said, telling);
      switch (status.kind) {
        case 'found':
          return askOn([...says, messages.anythingElse], { told: namesOf(status.found).join(' and ') });
        case 'offer':
          return askOn(says);
        case 'no such group':
          return askOn([...says, messages.askJob]);
        case 'not read':
          return askOn([...says, messages.anythingElse]);
      }
    },
  };
}

function namesOf(found: Extract<GroupStatus, { kind: 'found' }>['found']): string[] {
  return found.map((one) => ('group' in one ? one.group : one.window));
}
