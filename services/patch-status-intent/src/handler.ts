import { createDialog } from '@opsline/lex-kit';
import { bot, type Turn } from './dialog/bot.ts';
import { decide } from './dialog/decide.ts';
import { recover } from './dialog/recover.ts';
import { attribute, mayBeAuthenticated, vouchedIn } from './dialog/session-attributes.ts';
import type { Act, Facts, Step } from './dialog/step.ts';
import { namesOf } from './log.ts';
import { messages } from './messages.ts';
import type { World } from './world.ts';

/** The code hook of the bot over everything outside; see `createDialog`. */
export function createHandler(world: World) {
  return createDialog({
    bot,
    begin: async (turn) => decide(turn, await factsOf(turn, world)),
    perform: (act: Act, turn) => perform(act, turn, world),
    apology: messages.apology,
    // What was begun may have been done: the next turn looks at the table.
    afterFault: { [attribute.handOver]: 'yes', [attribute.authenticated]: 'yes' },
    recover,
    deadline: world.deadline,
    log: world.log,
    namesOf,
  });
}

async function factsOf(turn: Turn, world: World): Promise<Facts> {
  return {
    employeeId: await whoIsAuthenticated(turn, world),
    timeZone: world.timeZone,
    now: world.now(),
  };
}

async function whoIsAuthenticated(turn: Turn, world: World): Promise<string | undefined> {
  const { conversation } = turn;
  const known = mayBeAuthenticated(turn) ? await world.authenticatedAs(conversation) : undefined;
  if (known !== undefined) return known;
  const vouched = vouchedIn(turn);
  return vouched && world.admitCaller({ ...vouched, conversation });
}

async function perform(act: Act, turn: Turn, world: World): Promise<Step> {
  const { conversation } = turn;
  switch (act.do) {
    case 'look whether one-time PINs are sent':
      return act.next(await world.lineOfOneTimePins({ employeeId: act.employeeId, conversation }));
    case 'request one-time PIN':
      await world.requestOneTimePin({ employeeId: act.employeeId, conversation });
      return act.next();
    case 'verify one-time PIN': {
      const { employeeId, guess } = act;
      return act.next(await world.verifyOneTimePin({ employeeId, conversation, guess }));
    }
    case 'read latest':
      return act.next(await world.patching.latest(act.said));
    case 'read failures':
      return act.next(await world.patching.failures(act.part));
    case 'list groups':
      return act.next(await world.patching.groups());
    case 'read group':
      return act.next(await world.patching.groupStatus(act.said));
    case 'end authentication':
      await world.endAuthentication(conversation);
      return act.next();
  }
}
