import { z } from 'zod';
import type { LexResult } from '../contact.ts';

const slot = z.object({ value: z.object({ interpretedValue: z.string().nullish() }).nullish() }).nullish();

const intent = z.object({ name: z.string(), slots: z.record(z.string(), slot).nullish() });

const replySchema = z.object({
  messages: z.array(z.object({ content: z.string().nullish(), contentType: z.string().nullish() })).nullish(),
  sessionState: z.object({
    dialogAction: z.object({ type: z.string(), slotToElicit: z.string().nullish() }),
    intent: intent.nullish(),
    sessionAttributes: z.record(z.string(), z.string()).nullish(),
  }),
});

/** The parts of a RecognizeText reply that Connect uses. */
export type LexReply = z.infer<typeof replySchema>;

/** Parses what the Lex port resolved to; a reply that is none is a fault of the port, thrown. */
export function parseLexReply(reply: unknown): LexReply {
  const parsed = replySchema.safeParse(reply);
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.map(({ path, code }) => `${path.join('.')} (${code})`);
  throw new Error(`The Lex port's reply is not one of RecognizeText: ${paths.join(', ')}`);
}

/** The result of a closed conversation; `undefined` when no intent came back. */
export function lexResult({ sessionState }: LexReply): LexResult | undefined {
  const { intent: active, sessionAttributes } = sessionState;
  if (active === null || active === undefined) return undefined;
  const slots = Object.entries(active.slots ?? {});
  return {
    IntentName: active.name,
    DialogState: 'Fulfilled',
    Slots: Object.fromEntries(slots.map(([name, filled]) => [name, filled?.value?.interpretedValue ?? null])),
    SessionAttributes: sessionAttributes ?? {},
  };
}
