import { z } from 'zod';
import { issuePath } from '../issue-path.ts';

/** A property that Lex acts on and this runtime does not: it may be there as long as it is empty. */
export function empty(error: string) {
  const isEmpty = (it: unknown): boolean =>
    it === null || (typeof it === 'object' && Object.keys(it ?? {}).length === 0);
  return z.unknown().refine(isEmpty, error).optional();
}

const message = z.object(
  {
    contentType: z.enum(['PlainText', 'SSML', 'CustomPayload'], {
      error: 'expected PlainText, SSML or CustomPayload (cards are not supported)',
    }),
    content: z.string().min(1).max(1024),
    imageResponseCard: empty('cards are not supported'),
  },
  { error: 'expected a message of type PlainText, SSML or CustomPayload' },
);

/** `messages` of a hook's response (runtime model: at most 10). */
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

/** `intent` of a hook's response. */
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

/** Session state as a hook's response carries it. */
export const wireState = z.object({
  dialogAction: wireAction.nullish(),
  intent: wireIntent.nullish(),
  sessionAttributes: z.record(z.string(), z.string()).nullish(),
  activeContexts: empty('contexts are not supported'),
  runtimeHints: empty('hints are not supported'),
  originatingRequestId: z.string().nullish(),
});

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
