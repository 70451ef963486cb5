import { chosenOf } from '@opsline/lex-kit';
import { messages } from '../messages.ts';
import { ask, backFrom, provedSlots } from './asking.ts';
import type { Turn } from './bot.ts';
import type { Facts, Step } from './step.ts';
import { tellPatching } from './tell-patching.ts';

/** What was chosen of an offer by its place or a part of a name; "yes" to one name chooses it. */
export function takeOffer(turn: Turn, facts: Facts, names: readonly string[]): Step {
  const chosen = chosenOf(turn.transcript, names);
  const [only, ...others] = chosen.length > 0 ? chosen : names;
  if (only === undefined || (chosen.length === 0 && others.length > 0)) {
    const says = names.length === 0 ? messages.askJob : messages.whichOf(names);
    return ask(backFrom(turn), 'JobName', [says], { slots: provedSlots(turn, facts) });
  }
  return tellPatching(backFrom(turn), facts, [only, ...others].join(' and '), []);
}
