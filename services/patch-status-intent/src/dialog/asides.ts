import {
  asks,
  close,
  type Deed,
  elicitIntent,
  type Kind,
  oneMore,
  type Question,
  questionIn,
  replyWith,
  type Sentence,
  type State,
} from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import { ask, askAgain, backFrom, provedSlots } from './asking.ts';
import type { Turn } from './bot.ts';
import { giveUp, goodbye, handOver } from './endings.ts';
import { takeOffer } from './offers.ts';
import { attribute, forgotten, offeredIn } from './session-attributes.ts';
import type { Facts, Step } from './step.ts';
import { tellPatching } from './tell-patching.ts';

/** What is said beside the answers, and nothing is lost by it. */
export function aside(turn: Turn, kind: Kind, deed: Exclude<Deed, 'use'>, state: State, facts: Facts): Step {
  switch (deed) {
    case 'greet':
      return askAgain(turn, facts, [messages.greeting]);
    case 'thank':
      return askAgain(turn, facts, [kind === 'yes' ? messages.good : messages.welcome]);
    case 'end':
      return goodbye(turn);
    case 'say again':
      return sayAgain(turn, facts);
    case 'help':
      return help(turn, state, facts);
    case 'explain':
      return explain(turn, state, facts);
    case 'wait':
      return askAgain(turn, facts, [messages.takeYourTime]);
    case 'person':
      return turn.channel === 'voice'
        ? handOver(turn, messages.toSomebody)
        : askAgain(turn, facts, [messages.helpdesk]);
    case 'begin anew':
      return beginAnew(turn, facts);
    case 'take':
      return takeOffer(turn, facts, offeredIn(turn));
    case 'drop':
      return ask(backFrom(turn), 'JobName', [messages.askJob], {
        slots: provedSlots(turn, facts),
        attributes: { [attribute.asked]: 'JobName', [attribute.offer]: null },
      });
    case 'not heard':
      return notHeard(turn, facts);
  }
}

/** The last answer is read anew, so that it is as true as it was; a question is asked again. */
function sayAgain(turn: Turn, facts: Facts): Step {
  const job = turn.attributes[attribute.jobName];
  return facts.employeeId === undefined || job === undefined
    ? askAgain(turn, facts, [])
    : tellPatching(backFrom(turn), facts, job, []);
}

function help(turn: Turn, state: State, facts: Facts): Step {
  const { asked } = turn.attributes;
  if (facts.employeeId !== undefined) {
    const says = [
      messages.helpJob,
      ...(state === 'offer made' ? [messages.didYouMean(offeredIn(turn))] : []),
    ];
    return ask(backFrom(turn), 'JobName', says, { slots: provedSlots(turn, facts) });
  }
  if (asked === 'EmployeeID') return ask(backFrom(turn), asked, [messages.helpEmployeeId]);
  if (asked === 'OneTimePin') return ask(backFrom(turn), asked, [messages.helpOneTimePin]);
  return replyWith(elicitIntent(turn, [messages.help]));
}

/** By phone nothing is said of a one-time PIN: there is none. */
function explain(turn: Turn, state: State, facts: Facts): Step {
  const about = questionIn(turn.transcript);
  const own = facts.employeeId === undefined ? messages.aboutProof : messages.aboutPatching;
  const answers: Partial<Readonly<Record<Question, Sentence>>> = { ...messages.about, ...own };
  const says = about && answers[about];
  return says ? askAgain(turn, facts, [says]) : help(turn, state, facts);
}

/** The dialog from its beginning; what counts against somebody stays. A job that was named stays too. */
function beginAnew(turn: Turn, facts: Facts): Step {
  const back = backFrom(turn);
  const askWho = (forgets: Readonly<Record<string, null>>): Step =>
    ask(back, 'EmployeeID', [messages.startOver, messages.askEmployeeId], {
      slots: { OneTimePin: null, ...(attribute.jobName in forgets && { JobName: null }) },
      attributes: {
        ...forgets,
        [attribute.asked]: 'EmployeeID',
        [attribute.employeeId]: null,
        [attribute.authenticated]: null,
        [attribute.offer]: null,
      },
    });
  if (facts.employeeId === undefined) return askWho({});
  if (turn.channel === 'chat' && /\b(?:id|number)\b/i.test(turn.transcript)) {
    return { do: 'end authentication', next: () => askWho(forgotten) };
  }
  const { [attribute.authenticated]: _, [attribute.misses]: _misses, ...others } = forgotten;
  return ask(back, 'JobName', [messages.startOver, messages.askJob], {
    slots: provedSlots(turn, facts),
    attributes: { ...others, [attribute.asked]: 'JobName' },
  });
}

/** Nobody is called for silence. */
function notHeard(turn: Turn, facts: Facts): Step {
  const attributes = oneMore(turn, 'misses');
  if (attributes) return askAgain(turn, facts, [messages.notHeard], attributes);
  const ended = { ...forgotten, [attribute.asked]: asks.ended };
  return replyWith(close(turn, 'Failed', [messages.notHeardAtAll], { attributes: ended }));
}

/** What was said is no answer: that counts, and the third time in a row is the end. */
export function notUnderstood(turn: Turn, facts: Facts): Step {
  const attributes = oneMore(turn, 'misses');
  return attributes ? askAgain(turn, facts, [messages.notUnderstood], attributes) : giveUp(turn);
}
