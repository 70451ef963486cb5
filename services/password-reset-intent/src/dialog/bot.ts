import { declareBot, mannersIntents, type Turn as TurnOf } from '@opsline/lex-kit';
import type { Deed } from '../reset/deed.ts';

const asked = ['UserID', 'DOB', 'MonthStarted', 'OneTimePin'] as const;

/** The bot of bot.yml, as this function knows it; its name has the stage behind it. A test compares the two. */
export const bot = declareBot({
  name: 'UserAdministration',
  intents: { ResetPW: asked, UnlockAccount: asked, ...mannersIntents },
});

export type Turn = TurnOf<typeof bot>;

/** What is done in each intent that needs proof. */
export const deedIn = { ResetPW: 'new password', UnlockAccount: 'unlock' } as const satisfies Readonly<
  Partial<Record<Turn['intent'], Deed>>
>;

/** An intent that needs proof. */
export type AccountIntent = keyof typeof deedIn;

/** A turn in which somebody wants a new password, or an account unlocked. */
export type AccountTurn = Extract<Turn, { intent: AccountIntent }>;

export function isAccountTurn(turn: Turn): turn is AccountTurn {
  return isAccountIntent(turn.intent);
}

export function isAccountIntent(intent: string | undefined): intent is AccountIntent {
  return intent !== undefined && Object.hasOwn(deedIn, intent);
}

/** What a turn can ask for: one of the details, or the one-time PIN. */
export type Slot = keyof AccountTurn['slots'];

/** The details that are asked for, in the order of the bot. */
export type Question = Exclude<Slot, 'OneTimePin'>;

/** No answer stays in the session once it is refused or the conversation is over. */
export const emptySlots: Readonly<Record<string, null>> = Object.fromEntries(
  asked.map((slot) => [slot, null]),
);
