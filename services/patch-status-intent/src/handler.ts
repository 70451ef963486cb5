import { inTime } from '@opsline/function-kit/in-time';
import { digest } from '@opsline/function-kit/log';
import { apology, type LexReply, parseTurn } from '@opsline/lex-kit';
import { bot, type Turn } from './dialog/bot.ts';
import { decide } from './dialog/decide.ts';
import { attribute, mayBeAuthenticated, vouchedIn } from './dialog/session-attributes.ts';
import type { Facts, Step } from './dialog/step.ts';
import { namesOf } from './log.ts';
import { messages } from './messages.ts';
import type { World } from './world.ts';

/**
 * The code hook of the bot.
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
      world.log({ event: 'turn', conversation: digest(turn.conversation), intent: turn.intent, did });
      return reply;
    } catch (fault) {
      world.log({ event: 'fault', error: namesOf(fault) });
      // What was begun may have been done: the next turn looks at the table.
      return apology(event, messages.apology, {
        [attribute.handOver]: 'yes',
        [attribute.authenticated]: 'yes',
      });
    }
  };

async function carryOut(turn: Turn, world: World) {
  const did: string[] = [];
  let step = decide(turn, await factsOf(turn, world));
  while (step.do !== 'reply') {
    did.push(step.do);
    step = await perform(step, turn, world);
  }
  return { reply: step.reply, did };
}

async function factsOf(turn: Turn, world: World): Promise<Facts> {
  return {
    employeeId: await whoIsAuthenticated(turn, world),
    timeZone: world.timeZone,
  };
}

async function whoIsAuthenticated(turn: Turn, world: World): Promise<string | undefined> {
  const { conversation } = turn;
  const known = mayBeAuthenticated(turn) ? await world.authenticatedAs(conversation) : undefined;
  if (known !== undefined) return known;
  const vouched = vouchedIn(turn);
  return vouched && world.admitCaller({ ...vouched, conversation });
}

async function perform(step: Exclude<Step, { do: 'reply' }>, turn: Turn, world: World): Promise<Step> {
  const { conversation } = turn;
  switch (step.do) {
    case 'send one-time PIN':
      await world.requestOneTimePin({ employeeId: step.employeeId, conversation });
      return step.next();
    case 'verify one-time PIN': {
      const { employeeId, guess } = step;
      return step.next(await world.verifyOneTimePin({ employeeId, conversation, guess }));
    }
    case 'read latest':
      return step.next(await world.patching.latest());
    case 'read group':
      return step.next(await world.patching.groupStatus(step.said));
    case 'end authentication':
      await world.endAuthentication(conversation);
      return step.next();
  }
}
