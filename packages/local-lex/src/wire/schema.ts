import { z } from 'zod';
import { issuePath } from '../issue-path.ts';

/** A property that Lex acts on and this runtime does not: it may be there as long as it is empty. */
function empty(error: string) {
  const isEmpty = (it: unknown): boolean =>
    it === null || (typeof it === 'object' && Object.keys(it ?? {}).length === 0);
  return z.unknown().refine(isEmpty, error).optional();
}

/** A map of at most so many texts. */
function texts(most = Number.POSITIVE_INFINITY) {
  return z
    .record(z.string(), z.string())
    .refine((it) => Object.keys(it).length <= most, `expected at most ${most} entries`);
}

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

const message = z.discriminatedUnion(
  'contentType',
  [
    z.object({
      contentType: z.enum(['PlainText', 'SSML', 'CustomPayload']),
      content,
      imageResponseCard: z.null({ error: 'expected with contentType ImageResponseCard only' }).optional(),
    }),
    z.object({
      contentType: z.literal('ImageResponseCard'),
      content: content.nullish(),
      imageResponseCard: card,
    }),
  ],
  { error: 'expected a message of type PlainText, SSML, CustomPayload or ImageResponseCard' },
);

/** `messages` of a hook's response and of PutSession (runtime model: at most 10). */
export const wireMessages = z.array(message).max(10);

const scalarOnly = 'only Scalar slots are supported';

const slot = z
  .object({
    shape: z.literal('Scalar', { error: scalarOnly }).nullish(),
    value: z
      .object({
        originalValue: z.string().nullish(),
        interpretedValue: z.string().min(1),
        resolvedValues: z.array(z.string()).nullish(),
      })
      .nullish(),
    values: empty(scalarOnly),
    subSlots: empty(scalarOnly),
  })
  .nullable();

/** `intent` of a hook's response and of a request's session state. */
const wireIntent = z.object({
  name: z.string(),
  slots: z.record(z.string(), slot).nullish(),
  state: z
    .enum(['Failed', 'Fulfilled', 'InProgress', 'ReadyForFulfillment'], {
      error:
        'expected Failed, Fulfilled, InProgress or ReadyForFulfillment (what else there is belongs to streaming)',
    })
    .nullish(),
  confirmationState: z.enum(['Confirmed', 'Denied', 'None']).nullish(),
  kendraResponse: empty('Kendra is not supported'),
});

/** `dialogAction`; the elicitation style is for speech recognition and changes nothing here. */
export const wireAction = z.object({
  type: z.enum(['Close', 'ConfirmIntent', 'Delegate', 'ElicitIntent', 'ElicitSlot', 'None']),
  slotToElicit: z.string().nullish(),
  slotElicitationStyle: z.enum(['Default', 'SpellByLetter', 'SpellByWord']).nullish(),
  subSlotToElicit: empty('composite slots are not supported'),
});

/** Most attributes of a context (runtime model). */
const maxContextAttributes = 10;

const activeContext = z.object({
  name: z
    .string()
    .regex(/^([A-Za-z0-9]_?)+$/)
    .max(100),
  contextAttributes: texts(maxContextAttributes).nullish(),
  timeToLive: z
    .object({
      timeToLiveInSeconds: z.int().min(0).max(86400).nullish(),
      turnsToLive: z
        .int()
        .min(1, 'expected 1 to 20 (an event carries it already counted down; leave an expired context out)')
        .max(20)
        .nullish(),
    })
    .refine((it) => it.timeToLiveInSeconds || it.turnsToLive, 'expected turnsToLive or timeToLiveInSeconds'),
});

const hintedSlot = z.object({
  runtimeHintValues: z
    .array(z.object({ phrase: z.string().min(1).max(140) }))
    .min(1)
    .max(100)
    .nullish(),
  subSlotHints: empty('composite slots are not supported'),
});

/** Session state as a request or a hook's response carries it. */
export const wireState = z.object({
  dialogAction: wireAction.nullish(),
  intent: wireIntent.nullish(),
  sessionAttributes: texts().nullish(),
  activeContexts: z.array(activeContext).max(20).nullish(),
  runtimeHints: z
    .object({ slotHints: z.record(z.string(), z.record(z.string(), hintedSlot)).nullish() })
    .nullish(),
  originatingRequestId: z.string().nullish(),
});

export type WireMessage = z.output<typeof message>;
export type WireIntent = z.output<typeof wireIntent>;
export type WireAction = z.output<typeof wireAction>;
export type WireState = z.output<typeof wireState>;

/** The first thing a schema found wrong: its path, and what was expected there. */
export function firstProblem(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issuePath(issue.path)}: ${issue.message}` : 'unreadable';
}

const object = z.record(z.string(), z.unknown());

/** The path of the first property that a schema dropped: in `raw`, not in `parsed`. */
export function strayKey(
  raw: unknown,
  parsed: unknown,
  path: readonly PropertyKey[] = [],
): string | undefined {
  if (Array.isArray(raw) && Array.isArray(parsed)) {
    return raw.map((item, index) => strayKey(item, parsed[index], [...path, index])).find(Boolean);
  }
  const [left, right] = [object.safeParse(raw), object.safeParse(parsed)];
  if (!left.success || !right.success) return undefined;
  return Object.entries(left.data)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => {
      const at = [...path, key];
      return key in right.data ? strayKey(value, right.data[key], at) : issuePath(at);
    })
    .find(Boolean);
}
