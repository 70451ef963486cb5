import { declareBot, mannersIntents, type Turn as TurnOf } from '@opsline/lex-kit';

/**
 * The bot of the front door, as far as this function knows it: the intents of intents.yml, which a test compares, and the
 * manners of every bot.
 */
export const bot = declareBot({
  name: 'frontDoorBot',
  intents: { sampleErrandIntent: ['Environment'], ...mannersIntents },
});

export type Turn = TurnOf<typeof bot>;

/** A turn in which somebody wants it. */
export type OwnTurn = Extract<Turn, { intent: 'sampleErrandIntent' }>;
