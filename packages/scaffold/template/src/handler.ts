import { createDialog, dialogAttributes } from '@opsline/lex-kit';
import { bot, type Turn } from './dialog/bot.ts';
import { decide } from './dialog/decide.ts';
import type { Act, Step } from './dialog/step.ts';
import { namesOf } from './log.ts';
import { messages } from './messages.ts';
import type { World } from './world.ts';

/** The code hook of the intent over everything outside; see `createDialog`. */
export function createHandler(world: World) {
  return createDialog({
    bot,
    begin: async (turn) => decide(turn, { now: world.now(), timeZone: world.timeZone }),
    perform: (act: Act, turn) => perform(act, turn, world),
    apology: messages.apology,
    afterFault: { [dialogAttributes.handOver]: 'yes' },
    deadline: world.deadline,
    log: world.log,
    namesOf,
  });
}

async function perform(act: Act, { conversation }: Turn, { begin }: World): Promise<Step> {
  switch (act.do) {
    case 'begin':
      return act.next(await begin({ environment: act.environment, conversation }));
  }
}
