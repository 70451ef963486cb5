import { declareBot, mannersIntents, type Turn as TurnOf } from '@opsline/lex-kit';

/** The bot of bot.yml, as this function knows it; its name has the stage behind it. A test compares the two. */
export const bot = declareBot({
  name: 'patchStatusBot',
  through: 'frontDoorBot',
  intents: {
    patchStatusIntent: ['JobName', 'EmployeeID', 'OneTimePin'],
    ...mannersIntents,
  },
});

export type Turn = TurnOf<typeof bot>;

/** A turn in which somebody asks about patching. */
export type PatchTurn = Extract<Turn, { intent: 'patchStatusIntent' }>;
