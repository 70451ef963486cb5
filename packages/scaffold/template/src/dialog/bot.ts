import { declareBot, type Turn as TurnOf } from '@opsline/lex-kit';

/** The bot of the front door, as far as this function knows it: the intents of intents.yml. A test compares the two. */
export const bot = declareBot({
  name: 'frontDoorBot',
  intents: { sampleErrandIntent: ['Environment'] },
});

export type Turn = TurnOf<typeof bot>;
