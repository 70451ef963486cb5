import { inTime } from '@opsline/function-kit/in-time';
import { digest } from '@opsline/function-kit/log';
import { apology, type LexReply, parseTurn } from '@opsline/lex-kit';
import { bot, type Turn } from './dialog/bot.ts';
import { decide } from './dialog/decide.ts';
import { namesOf } from './log.ts';
import { messages } from './messages.ts';
import type { World } from './world.ts';

/**
 * The code hook of the intent.
 *
 * @param world everything outside
 * @returns a function from a Lex V2 event to a reply. It never throws: a fault, or a turn that takes too long, becomes
 * one apology, is logged by name, and the intent fails.
 */
export const createHandler =
  (world: World) =>
  async (event: unknown): Promise<LexReply> => {
    try {
      const turn = parseTurn(bot, event);
      const { reply, did } = await inTime(carryOut(turn, world), world.deadline());
      world.log({ event: 'turn', conversation: digest(turn.conversation), did });
      return reply;
    } catch (fault) {
      world.log({ event: 'fault', error: namesOf(fault) });
      return apology(event, messages.apology, { handOver: 'yes' });
    }
  };

async function carryOut(turn: Turn, { begin, now, timeZone }: World) {
  const did: string[] = [];
  let step = decide(turn, { now: now(), timeZone });
  while (step.do !== 'reply') {
    did.push(step.do);
    step = step.next(await begin({ environment: step.environment, conversation: turn.conversation }));
  }
  return { reply: step.reply, did };
}
