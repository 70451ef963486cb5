import * as z from 'zod/mini';
import { parsedJson } from '../json.ts';

const row = z.object({
  name: z.string(),
  counts: z.enum(['succeeded', 'failed', 'in progress']),
  is: z.string(),
  when: z.string(),
  ask: z.optional(z.string()),
});

const cardSchema = z.object({
  rows: z.array(row),
  zone: z.optional(z.string()),
  insteadOf: z.optional(z.object({ from: z.number(), count: z.number() })),
  names: z.optional(z.object({ some: z.array(z.string()), all: z.number() })),
});

/** What the bot's answer leaves open: it decides which buttons stand below. */
const openSchema = z.enum(['nothing', 'begin', 'employee ID', 'one-time PIN', 'patching', 'ended']);

/** What somebody is told, before it is drawn: it is kept until it is posted. */
const toldSchema = z.object({
  /** Without markup; at least one. */
  says: z.array(z.string()),
  card: z.optional(cardSchema),
  open: openSchema,
  /** Names that were offered: each can be said. */
  offered: z.optional(z.array(z.string())),
  /** There is more of the answer. */
  more: z.optional(z.boolean()),
});

export type Told = z.output<typeof toldSchema>;
export type Open = Told['open'];

/**
 * The facts beside an answer's sentences, of the custom payloads of Lex.
 *
 * @param payloads in their order: the parts of one text
 * @returns undefined where there are none, or none that can be read: the sentences say the same
 */
export function cardIn(payloads: readonly string[]): Told['card'] {
  const parsed = cardSchema.safeParse(payloads.length > 0 ? parsedJson(payloads.join('')) : undefined);
  return parsed.success ? parsed.data : undefined;
}

/** What was kept of an answer; undefined for what is none. */
export function toldIn(json: string): Told | undefined {
  const parsed = toldSchema.safeParse(parsedJson(json));
  return parsed.success ? parsed.data : undefined;
}
