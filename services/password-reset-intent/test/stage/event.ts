import { emptySlots } from '../../src/dialog/bot.ts';
import { dana, said } from './dana.ts';

/** A part of an event that a test replaces. */
export type Part = Readonly<Record<string, unknown>>;

/** A filled slot. */
export function scalar(value: unknown): Part {
  return {
    shape: 'Scalar',
    value: { originalValue: value, interpretedValue: value, resolvedValues: [value] },
  };
}

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
  return {
    messageVersion: '1.0',
    invocationSource: 'DialogCodeHook',
    inputMode: 'Speech',
    responseContentType: 'audio/pcm',
    sessionId: '0f3c9c1e-0000-4000-8000-000000000001',
    inputTranscript: text,
    bot: {
      id: 'A1B2C3D4E5',
      name: 'UserAdministration',
      aliasId: 'LIVE000001',
      aliasName: 'live',
      localeId: 'en_US',
      version: '1',
    },
    interpretations: [],
    requestAttributes: { 'x-amz-lex:accept-content-types': 'PlainText,SSML' },
    sessionState: {
      sessionAttributes: attributes,
      originatingRequestId: '5e0d6d0c-2f1b-4a5a-9a0e-6a1f0c9d1234',
      intent: {
        name: 'ResetPW',
        state: 'InProgress',
        confirmationState: 'None',
        slots: slots && { ...emptySlots, ...slots },
        ...intent,
      },
    },
    ...event,
  };
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
