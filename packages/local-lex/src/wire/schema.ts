import { z } from 'zod';
import type { Message } from '../definition/message-definition.ts';

const content = z.string().min(1).max(1024);

const card = z.object({
  title: z.string().min(1).max(250),
  subtitle: z.string().max(250).nullish(),
  imageUrl: z.string().max(250).nullish(),
  buttons: z
    .array(z.object({ text: z.string().min(1).max(50), value: z.string().min(1).max(50) }))
    .max(5)
    .nullish(),
});

const message = z.union(
  [
    z.object({
      contentType: z.enum(['PlainText', 'SSML', 'CustomPayload']),
      content,
      imageResponseCard: z.null().optional(),
    }),
    z.object({
      contentType: z.literal('ImageResponseCard'),
      content: content.nullish(),
      imageResponseCard: card,
    }),
  ],
  {
    error:
      'expected contentType with content of 1 to 1024 characters, or ImageResponseCard with imageResponseCard',
  },
);

/** `messages` of a hook's response and of PutSession (runtime model: at most 10). */
export const wireMessages = z.array(message).max(10);

/** A wire message in the shape the dialog uses. */
export function toMessage(it: z.output<typeof message>): Message {
  return it.contentType === 'ImageResponseCard'
    ? {
        contentType: it.contentType,
        imageResponseCard: {
          title: it.imageResponseCard.title,
          subtitle: it.imageResponseCard.subtitle ?? undefined,
          imageUrl: it.imageResponseCard.imageUrl ?? undefined,
          buttons: it.imageResponseCard.buttons ?? undefined,
        },
      }
    : { contentType: it.contentType, content: it.content };
}

const slot = z
  .object({
    shape: z.literal('Scalar', { error: 'only Scalar slots are supported' }).nullish(),
    value: z
      .object({
        originalValue: z.string().nullish(),
        interpretedValue: z.string().min(1),
        resolvedValues: z.array(z.string()).nullish(),
      })
      .nullish(),
  })
  .nullable();

/** `intent` of a hook's response and of a request's session state. */
export const wireIntent = z.object({
  name: z.string(),
  slots: z.record(z.string(), slot).nullish(),
  state: z
    .enum(['Failed', 'Fulfilled', 'FulfillmentInProgress', 'InProgress', 'ReadyForFulfillment', 'Waiting'])
    .nullish(),
  confirmationState: z.enum(['Confirmed', 'Denied', 'None']).nullish(),
  kendraResponse: z.unknown().optional(),
});

/** `dialogAction`; `subSlotToElicit` belongs to composite slots. */
export const wireAction = z.object({
  type: z.enum(['Close', 'ConfirmIntent', 'Delegate', 'ElicitIntent', 'ElicitSlot', 'None']),
  slotToElicit: z.string().nullish(),
  slotElicitationStyle: z.enum(['Default', 'SpellByLetter', 'SpellByWord']).nullish(),
  subSlotToElicit: z.null({ error: 'composite slots are not supported' }).optional(),
});

const activeContext = z.object({
  name: z
    .string()
    .regex(/^([A-Za-z0-9]_?)+$/)
    .max(100),
  contextAttributes: z.record(z.string(), z.string()).nullish(),
  timeToLive: z
    .object({
      timeToLiveInSeconds: z.number().min(0).max(86400).nullish(),
      turnsToLive: z
        .number()
        .min(1, 'expected 1 to 20 (an event carries it already counted down; leave an expired context out)')
        .max(20)
        .nullish(),
    })
    .refine((it) => it.timeToLiveInSeconds || it.turnsToLive, 'expected turnsToLive or timeToLiveInSeconds'),
});

/** Session state as a request or a hook's response carries it. */
export const wireState = z.object({
  dialogAction: wireAction.nullish(),
  intent: wireIntent.nullish(),
  sessionAttributes: z.record(z.string(), z.string()).nullish(),
  activeContexts: z.array(activeContext).max(20).nullish(),
  runtimeHints: z.unknown().optional(),
  originatingRequestId: z.string().nullish(),
});

export type WireState = z.output<typeof wireState>;
export type WireIntent = z.output<typeof wireIntent>;

/** `sessionState.intent.slots` → the same path, for an error message. */
export function issuePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`,
    '',
  );
}
