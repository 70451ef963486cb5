import { asks, oneMore, type Sentence } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import type { GroupStatus } from '../patching/group-status.ts';
import { type Card, groupCard, groupListCard, latestCard } from '../patching/telling/card.ts';
import { failureSentences, failuresToRead } from '../patching/telling/failure-sentences.ts';
import { groupListSentences, groupSentences } from '../patching/telling/group-sentences.ts';
import { latestSentences } from '../patching/telling/latest-sentences.ts';
import { nothingMore, type Telling, type Told } from '../patching/telling/telling.ts';
import { ask, provedSlots } from './asking.ts';
import type { PatchTurn } from './bot.ts';
import { giveUp } from './endings.ts';
import { kept, type PatchQuestion, patchQuestionIn } from './patch-questions.ts';
import { pinSaid } from './phrases.ts';
import { attribute, forgotten } from './session-attributes.ts';
import type { Facts, Step } from './step.ts';

/** What is kept of an answer for the next turn. */
type Last = {
  readonly more?: string;
  readonly told?: string;
  /** What was asked then. */
  readonly asked?: string;
  readonly offer?: readonly string[];
  /** How often in a row something was said that is no name. */
  readonly misses?: string | undefined;
  /** The facts of the answer, beside its sentences. */
  readonly card?: Card | undefined;
};

/** Asks on after an answer. */
type AskOn = (says: readonly Sentence[], last?: Last) => Step;

/** What named nothing: how it goes on then. */
type Otherwise = (says: readonly Sentence[], offer: readonly string[]) => Step;

/**
 * Answers, and asks on. The one-time PIN and the employee ID leave the session with the first answer.
 *
 * @param job what is asked about, in the person's words; undefined where nothing was named yet
 * @param first what is said before the answer
 * @param otherwise what was meant if it is no name
 */
export function tellPatching(
  turn: PatchTurn,
  facts: Facts,
  job: string | undefined,
  first: readonly Sentence[],
  otherwise?: () => Step,
): Step {
  const askOn: AskOn = (says, { more, told, asked = asks.anythingElse, offer, misses, card } = {}) =>
    ask(turn, 'JobName', [...first, ...says], {
      slots: provedSlots(turn, facts),
      attributes: {
        ...forgotten,
        [attribute.authenticated]: 'yes',
        [attribute.asked]: asked,
        [attribute.jobName]: job === undefined || pinSaid(job) !== undefined ? null : job,
        [attribute.offer]: offer?.join(',') ?? null,
        [attribute.more]: more ?? null,
        [attribute.told]: told ?? null,
        [attribute.misses]: misses ?? null,
      },
      ...(card && { payload: JSON.stringify(behind(first.length, card)) }),
    });
  if (job === undefined) return askOn([messages.askJob], { asked: 'JobName' });
  const notNamed: Otherwise = (says, offer) => {
    if (otherwise) return otherwise();
    const counted = oneMore(turn, 'misses');
    if (counted === undefined) return giveUp(turn);
    return askOn([...says, messages.askJob], { asked: 'JobName', offer, misses: counted[attribute.misses] });
  };
  const { more, told } = turn.attributes;
  const { timeZone, now } = facts;
  const telling = { timeZone, now, channel: turn.channel };
  return answer(job, patchQuestionIn(job, { more, told }), telling, askOn, notNamed);
}

/** A card of sentences that come after others. */
function behind(others: number, { insteadOf, ...card }: Card): Card {
  return insteadOf === undefined
    ? card
    : { ...card, insteadOf: { ...insteadOf, from: insteadOf.from + others } };
}

/** Reads what is asked for, and tells it. */
function answer(
  said: string,
  question: PatchQuestion,
  calendar: Telling,
  askOn: AskOn,
  notNamed: Otherwise,
): Step {
  if (question.ask === 'named') return named(question.said, calendar, askOn, notNamed);
  if (question.ask === 'no more') return askOn([nothingMore, messages.anythingElse]);
  const { ask, from = 0 } = question;
  const telling = { ...calendar, from };
  const tell = ({ says, more }: Told, card?: Card): Step =>
    askOn([...says, messages.anythingElse], { ...(more !== undefined && { more: kept(ask, more) }), card });
  switch (ask) {
    case 'latest': {
      // A group may have the name of a word that asks for all jobs: it is meant then.
      const next: Extract<Step, { do: 'read latest' }>['next'] = (latest) => {
        if (latest.isName) return named(said, calendar, askOn, notNamed);
        const told = latestSentences(latest, telling);
        return tell(told, latestCard(latest, telling, told.says.length));
      };
      return { do: 'read latest', said, next };
    }
    case 'failures':
      return {
        do: 'read failures',
        part: failuresToRead(telling),
        next: (failures) => tell(failureSentences(failures, telling)),
      };
    case 'groups':
      return {
        do: 'list groups',
        next: (groups) => tell(groupListSentences(groups, telling), groupListCard(groups)),
      };
  }
}

function named(said: string, telling: Telling, askOn: AskOn, notNamed: Otherwise): Step {
  return {
    do: 'read group',
    said,
    next: (status) => {
      const says = groupSentences(status, said, telling);
      switch (status.kind) {
        case 'found':
          return askOn([...says, messages.anythingElse], {
            told: namesOf(status.found).join(' and '),
            card: groupCard(status, telling),
          });
        case 'offer':
          return askOn(says, { asked: asks.offer, offer: status.names });
        case 'no such group':
          return notNamed(says, status.groups.slice(0, 3));
        case 'not read':
          return askOn([...says, messages.anythingElse]);
      }
    },
  };
}

function namesOf(found: Extract<GroupStatus, { kind: 'found' }>['found']): string[] {
  return found.map((one) => ('group' in one ? one.group : one.window));
}
