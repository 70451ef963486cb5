import type { LexReply } from '@opsline/lex-kit';

/** What a reply says, without markup. */
export function says({ messages = [] }: LexReply): string[] {
  return messages.map(({ content }) => content.replace(/<[^>]+>/g, '').replaceAll('&quot;', '"'));
}

/** What a reply asks for: a slot, or another dialog action. */
export function asks({ sessionState: { dialogAction } }: LexReply): string {
  return dialogAction.type === 'ElicitSlot' ? dialogAction.slotToElicit : dialogAction.type;
}

/** What the slots hold after a reply. */
export function slotsOf({ sessionState: { intent } }: LexReply) {
  return Object.fromEntries(
    Object.entries(intent?.slots ?? {}).map(([name, slot]) => [name, slot?.value?.interpretedValue ?? null]),
  );
}
