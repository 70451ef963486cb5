import { z } from 'zod';
import type { AlternateIntent, LexResult } from '../contact.ts';

const slot = z.object({ value: z.object({ interpretedValue: z.string().nullish() }).nullish() }).nullish();

const intent = z.object({
  name: z.string(),
  slots: z.record(z.string(), slot).nullish(),
  state: z.string().nullish(),
});

const replySchema = z.object({
  messages: z.array(z.object({ content: z.string().nullish(), contentType: z.string().nullish() })).nullish(),
  sessionState: z.object({
    dialogAction: z.object({ type: z.string(), slotToElicit: z.string().nullish() }),
    intent: intent.nullish(),
    sessionAttributes: z.record(z.string(), z.string()).nullish(),
  }),
  interpretations: z
    .array(
      z.object({
        intent: intent.nullish(),
        nluConfidence: z.object({ score: z.number().nullish() }).nullish(),
      }),
    )
    .nullish(),
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
export function lexResult(reply: LexReply): LexResult | undefined {
  const interpretations = reply.interpretations ?? [];
  const active = reply.sessionState.intent ?? interpretations[0]?.intent;
  if (active === null || active === undefined) return undefined;
  const score = interpretations.find((other) => other.intent?.name === active.name)?.nluConfidence?.score;
  const others = interpretations.flatMap(({ intent: other, nluConfidence }) =>
    other === null || other === undefined || other.name === active.name
      ? []
      : [[other.name, alternative(other, nluConfidence?.score)] as const],
  );
  return {
    ...alternative(active, score),
    DialogState: 'Fulfilled',
    SessionAttributes: reply.sessionState.sessionAttributes ?? {},
    AlternateIntents: Object.fromEntries(others),
  };
}

function alternative(
  { name, slots }: z.infer<typeof intent>,
  score: number | null | undefined,
): AlternateIntent {
  const values = Object.entries(slots ?? {}).map(([key, value]) => [
    key,
    value?.value?.interpretedValue ?? null,
  ]);
  return {
    IntentName: name,
    Slots: Object.fromEntries(values),
    ...(typeof score === 'number' ? { IntentConfidence: { Score: score } } : {}),
  };
}
