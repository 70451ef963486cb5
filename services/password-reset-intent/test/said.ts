import type { LexReply } from '@opsline/lex-kit';

/** What a reply says, without markup. */
export const says = ({ messages = [] }: LexReply): string[] =>
  messages.map(({ content }) => content.replace(/<[^>]+>/g, '').replaceAll('&quot;', '"'));

/** What a reply asks for: a slot, or another dialog action. */
export const asks = ({ sessionState: { dialogAction } }: LexReply): string =>
  dialogAction.type === 'ElicitSlot' ? dialogAction.slotToElicit : dialogAction.type;

/** What the slots hold after a reply. */
export const slotsOf = ({ sessionState: { intent } }: LexReply) =>
  Object.fromEntries(
    Object.entries(intent?.slots ?? {}).map(([name, slot]) => [name, slot?.value?.interpretedValue ?? null]),
  );

/** The slots of a conversation that is over. */
export const emptied = { UserID: null, DOB: null, MonthStarted: null, OneTimePin: null };
