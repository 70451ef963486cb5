import { inTime } from '@opsline/function-kit/in-time';
import { digest } from '@opsline/function-kit/log';
import { apology, dialogAttributes, parseTurn } from '@opsline/lex-kit';
import { answer, forgotten } from './dialog/answer.ts';
import { bot } from './dialog/bot.ts';
import type { Owner } from './dialog/owner.ts';
import { commonAttributes, type OwnersReply, parseReply, withAttributes } from './dialog/reply.ts';
import { type Route, routeOf, tookPart, withTurnOf } from './dialog/route.ts';
import { parseSaid, type Said } from './dialog/said.ts';
import { namesOf } from './log.ts';
import { messages } from './messages.ts';
import type { World } from './world.ts';

/** A phone call goes to a person now. */
const handOver = { [dialogAttributes.handOver]: 'yes' };

/**
 * The code hook of the bot: passes each turn on, as it is, to the function that owns its intent.
 *
 * @param world everything outside
 * @returns a function from a Lex V2 event to a reply. It never throws: an owner that is down, late, or answers what is
 * no reply becomes one apology, is logged by name, and the intent fails.
 */
export const createHandler =
  (world: World) =>
  async (event: unknown): Promise<object> => {
    let whenItFails: Readonly<Record<string, string>> = handOver;
    try {
      const said = parseSaid(event);
      const route = routeOf(said, world.owners);
      if (route.to === 'owner') {
        // What it did may have had its effect, so a goodbye has to reach it.
        whenItFails = { ...whenItFails, [tookPart]: withTurnOf(route.owner, said) };
      }
      const { reply, to } = await carryOut(route, said, event, world);
      const services = to.map(({ service }) => service);
      world.log({
        event: 'turn',
        conversation: digest(said.conversation),
        intent: said.intent,
        to: services,
      });
      return reply;
    } catch (fault) {
      world.log({ event: 'fault', error: namesOf(fault) });
      return apology(event, messages.apology, whenItFails);
    }
  };

type Outcome = { readonly reply: object; readonly to: readonly Owner[] };

async function carryOut(route: Route, said: Said, event: unknown, world: World): Promise<Outcome> {
  switch (route.to) {
    case 'owner': {
      const reply = await ask(route.owner, event, world);
      const changes = { [tookPart]: withTurnOf(route.owner, said) };
      return { reply: withAttributes(reply, said.attributes, changes), to: [route.owner] };
    }
    case 'all that took part': {
      const replies = await Promise.all(route.owners.map((owner) => ask(owner, event, world)));
      return { reply: lastOf(replies), to: route.owners };
    }
    case 'here': {
      const offers = world.owners.flatMap(({ say }) => say);
      return { reply: answer(parseTurn(bot, event), offers), to: [] };
    }
    case 'nobody':
      return { reply: apology(event, messages.notYet, handOver), to: [] };
  }
}

/** The last reply, without what any of the others has removed. */
function lastOf(replies: readonly OwnersReply[]): OwnersReply {
  const last = parseReply(replies.at(-1));
  return withAttributes(
    { ...last, sessionState: { ...last.sessionState, sessionAttributes: commonAttributes(replies) } },
    {},
    forgotten,
  );
}

async function ask(owner: Owner, event: unknown, { ask, deadline }: World): Promise<OwnersReply> {
  const signal = deadline();
  return parseReply(await inTime(ask(owner.function, event, signal), signal));
}
