import * as z from 'zod/mini';

/** A list or a map that Lex sends empty, absent or null, read as empty or as its content. */
function absentAs<T extends z.ZodMiniType>(schema: T, empty: z.output<T>) {
  return z.pipe(
    z.optional(z.nullable(schema)),
    z.transform((value) => value ?? empty),
  );
}

/** Texts by name; a name without a text is none. */
const texts = z.pipe(
  z.record(z.string(), z.nullable(z.string())),
  z.transform(
    (all): Record<string, string> =>
      Object.fromEntries(
        Object.entries(all).flatMap(([name, text]) => (text === null ? [] : [[name, text]])),
      ),
  ),
);

const slotValue = z.looseObject({
  originalValue: z.optional(z.nullable(z.string())),
  interpretedValue: z.optional(z.nullable(z.string())),
  resolvedValues: z.optional(z.nullable(z.array(z.string()))),
});

/** A slot as Lex sends it: `shape` is missing in older events, `value` may be null, and keys may be added. */
export type LexSlot = {
  readonly shape?: string | undefined;
  readonly value?: z.output<typeof slotValue> | null | undefined;
  readonly values?: readonly (LexSlot | null)[] | null | undefined;
  readonly subSlots?: Readonly<Record<string, LexSlot | null>> | null | undefined;
};

const slot: z.ZodMiniType<LexSlot> = z.looseObject({
  shape: z.optional(z.string()),
  value: z.optional(z.nullable(slotValue)),
  values: z.optional(z.nullable(z.array(z.nullable(z.lazy(() => slot))))),
  subSlots: z.optional(z.nullable(z.record(z.string(), z.nullable(z.lazy(() => slot))))),
});

const intent = z.looseObject({
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  slots: absentAs(z.record(z.string(), z.nullable(slot)), {}),
  state: z.optional(z.nullable(z.string())),
  confirmationState: z.optional(z.nullable(z.enum(['Confirmed', 'Denied', 'None']))),
});

/** The Lex V2 code hook event, as far as a function needs it; unknown keys are ignored everywhere. */
export const lexEventSchema = z.object({
  messageVersion: z.literal('1.0'),
  invocationSource: z.enum(['DialogCodeHook', 'FulfillmentCodeHook']),
  inputMode: z.enum(['Text', 'Speech', 'DTMF']),
  sessionId: z.string().check(z.minLength(2), z.maxLength(100), z.regex(/^[0-9a-zA-Z._:-]+$/)),
  inputTranscript: absentAs(z.string().check(z.maxLength(1024)), ''),
  bot: z.object({
    id: z.string(),
    name: z.string(),
    aliasId: z.string(),
    localeId: z.string(),
    version: z.string(),
  }),
  interpretations: absentAs(z.array(z.looseObject({ intent })), []),
  requestAttributes: absentAs(texts, {}),
  proposedNextState: z.optional(
    z.nullable(
      z.looseObject({
        prompt: z.optional(z.nullable(z.looseObject({ attempt: z.optional(z.nullable(z.string())) }))),
      }),
    ),
  ),
  // Only the first says what the words were heard as; one that is not as Lex sends it says nothing.
  transcriptions: z.catch(
    z.optional(
      z.nullable(
        z.array(
          z.looseObject({ resolvedContext: z.optional(z.looseObject({ intent: z.optional(z.string()) })) }),
        ),
      ),
    ),
    undefined,
  ),
  sessionState: z.object({
    intent,
    sessionAttributes: absentAs(texts, {}),
    originatingRequestId: z.optional(z.nullable(z.string())),
  }),
});

/** A parsed code hook event. */
export type LexEvent = z.output<typeof lexEventSchema>;
