import { chosenOf, heardIn, manners, type State, stateOf, wasAsked } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import { aside, notUnderstood } from './asides.ts';
import { ask, backFrom, provedSlots } from './asking.ts';
import { authenticate } from './authentication.ts';
import type { Turn } from './bot.ts';
import { wordsOfPatching } from './patch-questions.ts';
import { asksForPin, isStart, nameSaid, pinSaid } from './phrases.ts';
import { asBefore } from './second-call.ts';
import { attribute, offeredIn } from './session-attributes.ts';
import type { Facts, Step } from './step.ts';
import { tellPatching } from './tell-patching.ts';

/**
 * Decides a turn. Words of manners are what the table of lex-kit says; what people ask of patching in words of both
 * ("why?") is asked of patching once they are authenticated.
 *
 * @returns the reply, or the first step on the way to it
 */
export function decide(turn: Turn, facts: Facts): Step {
  const before = asBefore(turn);
  return before ? decideOnce(before, facts, 'second') : decideOnce(turn, facts, 'first');
}

function decideOnce(turn: Turn, facts: Facts, call: 'first' | 'second'): Step {
  const state = stateIn(turn, facts);
  const { kind, by } = heardIn(turn, state);
  const deed = manners[kind][state];
  const known = facts.employeeId !== undefined;
  if (!known && wasAsked(turn, 'OneTimePin') && asksForPin(turn.transcript)) {
    return authenticate(backFrom(turn), state, facts, call);
  }
  const asksPatching =
    known && (kind === 'question' || by === 'Lex') && wordsOfPatching(turn.transcript) !== undefined;
  if (deed !== 'use' && !asksPatching) {
    // What Lex alone takes for manners may be a name.
    return known && by === 'Lex'
      ? named(turn, facts, () => aside(turn, kind, deed, state, facts))
      : aside(turn, kind, deed, state, facts);
  }
  return known ? answer(turn, facts) : authenticate(backFrom(turn), state, facts, call);
}

/** Whoever is authenticated has proved what was asked; whoever is no more, was signed out. */
function stateIn({ attributes }: Turn, { employeeId }: Facts): State {
  const state = stateOf(attributes[attribute.asked], ['EmployeeID', 'OneTimePin']);
  if (employeeId !== undefined) return state === 'proof asked' ? 'subject asked' : state;
  return state === 'nothing asked' || state === 'proof asked' ? state : 'ended';
}

/** What somebody who is authenticated says about patching. */
function answer(turn: Turn, facts: Facts): Step {
  const { transcript } = turn;
  const back = backFrom(turn);
  const proof = wasAsked(turn, 'EmployeeID') || wasAsked(turn, 'OneTimePin');
  if (proof && pinSaid(transcript) !== undefined) {
    return tellPatching(back, facts, turn.attributes[attribute.jobName], [messages.authenticated]);
  }
  const asked = wordsOfPatching(transcript);
  if (asked !== undefined) return tellPatching(back, facts, asked, []);
  if (isStart(transcript)) return tellPatching(back, facts, undefined, []);
  const chosen = chosenOf(transcript, offeredIn(turn));
  const [only, ...others] = chosen;
  if (only !== undefined && others.length === 0) return tellPatching(back, facts, only, []);
  if (only !== undefined) {
    return ask(back, 'JobName', [messages.whichOf(chosen)], {
      slots: provedSlots(turn, facts),
      attributes: { [attribute.offer]: chosen.join(',') },
    });
  }
  return named(turn, facts, undefined);
}

/** Names first: only where there is none in what was said, it was something else. */
function named(turn: Turn, facts: Facts, otherwise: (() => Step) | undefined): Step {
  const { transcript } = turn;
  const back = backFrom(turn);
  const inSlot = turn.intent === 'patchStatusIntent' ? turn.slots.JobName : undefined;
  const job = inSlot !== undefined && transcript.includes(inSlot) ? inSlot : transcript;
  if (!/[\p{L}\p{N}]/u.test(job)) return notUnderstood(turn, facts);
  return tellPatching(back, facts, nameSaid(job), [], otherwise);
}
