import { declareBot, mannersIntents, type Turn as TurnOf } from '@opsline/lex-kit';

/**
 * The bot of bot.yml, as this function knows it; its name has the stage behind it. Its other intents belong to the
 * services of owners.yml; these every conversation has, whoever it is with.
 */
export const bot = declareBot({ name: 'frontDoorBot', intents: mannersIntents });

export type Turn = TurnOf<typeof bot>;
