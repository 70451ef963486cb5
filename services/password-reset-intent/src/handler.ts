import { createDialog, replyWith } from '@opsline/lex-kit';
import { bot, type Turn } from './dialog/bot.ts';
import { decide } from './dialog/decide.ts';
import { attribute, callerOf, forgotten } from './dialog/session-attributes.ts';
import type { Act, Step } from './dialog/step.ts';
import { nothingProved, withProof } from './hand-over/proved.ts';
import { namesOf } from './log.ts';
import { messages } from './messages.ts';
import type { World } from './world.ts';

/** The code hook of the bot over everything outside; see `createDialog`. */
export function createHandler(world: World) {
  return createDialog({
    bot,
    begin: (turn) => proved(decide(turn, { ...world.rules, today: world.today() }), turn, world),
    perform: async (act: Act, turn) => proved(await perform(act, turn, world), turn, world),
    apology: messages.apology,
    afterFault: { ...forgotten, ...nothingProved, [attribute.handOver]: 'yes' },
    log: world.log,
    namesOf,
  });
}

/** Whoever a call is handed over to learns what was proved in it. */
async function proved(step: Step, { conversation }: Turn, { proofs }: World): Promise<Step> {
  return step.do === 'reply' ? replyWith(await withProof(step.reply, () => proofs.told(conversation))) : step;
}

async function perform(act: Act, turn: Turn, world: World): Promise<Step> {
  const { conversation } = turn;
  const caller = callerOf(turn);
  switch (act.do) {
    case 'check the directory':
      return act.next(await world.checkDirectory());
    case 'keep answers':
      await world.answers.keep(conversation, act.answers);
      return act.next();
    case 'recall answers':
      return act.next(await world.answers.recall(conversation));
    case 'look whether one-time PINs are sent':
      return act.next(
        await world.lineOfOneTimePins({ userId: act.userId, conversation, action: act.action, caller }),
      );
    case 'request one-time PIN':
      await world.requestOneTimePin({ userId: act.userId, conversation, action: act.action, caller });
      return act.next();
    case 'reset':
    case 'unlock': {
      const { details, action, chosen, guess } = act;
      return act.next(await world.reset({ conversation, caller, details, action, chosen, guess }));
    }
  }
}
