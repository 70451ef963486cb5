import type { LexReply } from '@opsline/lex-kit';
import { codeHookEvent, type Part, scalar } from '@opsline/lex-kit/testing';
import { emptySlots } from '../../src/dialog/bot.ts';
import { dana, said } from './dana.ts';

type Changes = {
  readonly text?: string;
  readonly slots?: Part | null;
  readonly attributes?: unknown;
  readonly intent?: Part;
  readonly event?: Part;
};

/** Session attributes as the contact flow sets them. */
export const fromPhone = { phoneNumber: dana, contactId: '0f3c9c1e-0000-4000-8000-000000000001' };

/** A code hook event of UserAdministration in the dialog of ResetPW. */
export function lexEvent({
  text = '',
  slots = {},
  attributes = fromPhone,
  intent = {},
  event = {},
}: Changes): Part {
  const asked = { name: 'ResetPW', slots: slots && { ...emptySlots, ...slots }, ...intent };
  return codeHookEvent(
    { bot: 'UserAdministration', intent: asked, text, attributes },
    {
      inputMode: 'Speech',
      responseContentType: 'audio/pcm',
      sessionId: '0f3c9c1e-0000-4000-8000-000000000001',
      requestAttributes: { 'x-amz-lex:accept-content-types': 'PlainText,SSML' },
      ...event,
    },
  );
}

/** What Dana has said, as Lex keeps it. */
export const danasSlots = Object.fromEntries(
  Object.entries(said).map(([slot, value]) => [slot, scalar(value)]),
);

/** The turn in which the details were read back and confirmed. */
export function confirmed(slots: Part = {}, attributes: Part = {}): Part {
  return lexEvent({
    text: 'yes',
    slots: { ...danasSlots, ...slots },
    attributes: { ...fromPhone, asked: 'confirmation', ...attributes },
    intent: { confirmationState: 'Confirmed' },
  });
}

/** The turn in which a one-time PIN is said. */
export function pinSaid(text: string, slot: unknown = text, attributes: Part = {}, slots: Part = {}): Part {
  return lexEvent({
    text,
    slots: { ...danasSlots, ...slots, OneTimePin: slot === null ? null : scalar(slot) },
    attributes: { ...fromPhone, asked: 'OneTimePin', ...attributes },
  });
}

/** The event with which Lex calls for the intent that a reply went on with, in the same turn. */
export function calledAgain({ sessionState }: LexReply, text: string, heardAs: Part): Part {
  const { sessionAttributes, intent } = sessionState;
  return lexEvent({ text, attributes: sessionAttributes, intent: { ...intent }, event: heardAs });
}
