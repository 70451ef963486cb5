import {
  asks,
  close,
  type Deed,
  dialogAttributes,
  elicitIntent,
  elicitSlot,
  forgetting,
  inIntent,
  oneMore,
  replyWith,
  type Sentence,
  wasAsked,
} from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import { bot, type Turn } from './bot.ts';
import type { Step } from './step.ts';

/** Nothing of a conversation stays, but that it is over. */
const forgotten = { ...forgetting(dialogAttributes), [dialogAttributes.asked]: asks.ended };

/** Answers what is said beside it; the question that is open is asked again. */
export function mannered(turn: Turn, deed: Deed): Step {
  switch (deed) {
    case 'end':
      return replyWith(close(turn, 'Fulfilled', [messages.goodbye], { attributes: forgotten }));
    case 'greet':
      return askAgain(turn, [messages.greeting]);
    case 'thank':
      return askAgain(turn, [messages.welcome]);
    case 'wait':
      return askAgain(turn, [messages.takeYourTime]);
    case 'help':
    case 'explain':
      return askAgain(turn, [messages.help]);
    case 'person':
      return turn.channel === 'voice'
        ? handOver(turn, messages.toSomebody)
        : askAgain(turn, [messages.helpdesk]);
    case 'not heard':
      return counted(turn, messages.notHeard, () =>
        replyWith(close(turn, 'Failed', [messages.goodbye], { attributes: forgotten })),
      );
    case 'use':
      return counted(turn, messages.notUnderstood, () => handOver(turn, messages.givingUp(turn.channel)));
    case 'say again':
    case 'begin anew':
    case 'take':
    case 'drop':
      return askAgain(turn, []);
  }
}

function askAgain(
  turn: Turn,
  before: readonly Sentence[],
  attributes: Readonly<Record<string, string>> = {},
): Step {
  if (!wasAsked(turn, 'Environment')) {
    return replyWith(elicitIntent(turn, [...before, messages.anythingElse], { attributes }));
  }
  const own = inIntent(bot, turn, 'sampleErrandIntent', {});
  return replyWith(elicitSlot(own, 'Environment', [...before, messages.askEnvironment], { attributes }));
}

/** The third time in a row is one too many. */
function counted(turn: Turn, says: Sentence, atLast: () => Step): Step {
  const attributes = oneMore(turn, 'misses');
  return attributes ? askAgain(turn, [says], attributes) : atLast();
}

/** A phone call goes to a person. */
function handOver(turn: Turn, says: Sentence): Step {
  const attributes = { ...forgotten, [dialogAttributes.handOver]: 'yes' };
  return replyWith(close(turn, 'Failed', [says], { attributes }));
}
