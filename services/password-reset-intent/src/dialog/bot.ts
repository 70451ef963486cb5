import { declareBot, mannersIntents, type Turn as TurnOf } from '@opsline/lex-kit';

/** The bot of bot.yml, as this function knows it; its name has the stage behind it. A test compares the two. */
export const bot = declareBot({
  name: 'UserAdministration',
  intents: {
    ResetPW: ['UserID', 'DOB', 'MonthStarted', 'OneTimePin'],
    ...mannersIntents,
  },
});

export type Turn = TurnOf<typeof bot>;

/** A turn in which somebody wants a new password. */
export type ResetTurn = Extract<Turn, { intent: 'ResetPW' }>;

/** What a turn can ask for: one of the details, or the one-time PIN. */
export type Slot = keyof ResetTurn['slots'];

/** The details that are asked for, in the order of the bot. */
export type Question = Exclude<Slot, 'OneTimePin'>;

/** No answer stays in the session once it is refused or the conversation is over. */
export const emptySlots: Readonly<Record<string, null>> = Object.fromEntries(
  bot.intents.ResetPW.map((slot) => [slot, null]),
);
