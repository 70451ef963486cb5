import { digest } from '@opsline/function-kit/log';
import { apology, type LexReply, parseTurn } from '@opsline/lex-kit';
import { bot, type Turn } from './dialog/bot.ts';
import { decide } from './dialog/decide.ts';
import { attribute, callerOf, forgotten } from './dialog/session-attributes.ts';
import type { Step } from './dialog/step.ts';
import { namesOf } from './log.ts';
import { messages } from './messages.ts';
import type { World } from './world.ts';

/**
 * The code hook of the bot, for dialog and fulfilment alike.
 *
 * @param world everything outside
 * @returns a function from a Lex V2 event to a reply. It never throws: a fault becomes one apology, is logged by
 * name, and the intent fails.
 */
export const createHandler =
  (world: World) =>
  async (event: unknown): Promise<LexReply> => {
    try {
      const turn = parseTurn(bot, event);
      const did: string[] = [];
      let step = decide(turn, { today: world.today(), possession: world.possession });
      while (step.do !== 'reply') {
        did.push(step.do);
        step = await perform(step, turn, world);
      }
      world.log({ event: 'turn', conversation: digest(turn.conversation), intent: turn.intent, did });
      return step.reply;
    } catch (fault) {
      world.log({ event: 'fault', error: namesOf(fault) });
      return apology(event, messages.apology, { ...forgotten, [attribute.handOver]: 'yes' });
    }
  };

async function perform(step: Exclude<Step, { do: 'reply' }>, turn: Turn, world: World): Promise<Step> {
  const { conversation } = turn;
  const caller = callerOf(turn);
  switch (step.do) {
    case 'check the directory':
      return step.next(await world.checkDirectory());
    case 'request one-time PIN':
      await world.requestOneTimePin({ userId: step.userId, conversation, caller });
      return step.next();
    case 'reset':
      return step.next(await world.reset({ conversation, caller, details: step.details }, step.guess));
  }
}
