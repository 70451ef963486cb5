import { InputError, parseAt } from '@opsline/function-kit/door';
import { type BotDeclaration, type IntentOf, isBot, type SlotOf } from './bot.ts';
import { type LexEvent, type LexSlot, lexEventSchema } from './event-schema.ts';
import { roomIssues } from './limits.ts';
import { slotHolding } from './slot.ts';
import { unwrapped } from './unwrapped.ts';

/** One turn of a conversation, in one intent of the bot. */
export type TurnIn<I extends string, S extends string> = {
  /** The intent Lex chose. */
  readonly intent: I;
  /**
   * The intent that these words were heard as. Another one than `intent` where a reply took the conversation there: Lex
   * then calls the function once more in the same turn, with the same words (seen in events that were published).
   */
  readonly heardAs: string;
  /** What each slot holds (Lex's interpreted value; a list as its values joined with ", "), if anything; as `transcript`. */
  readonly slots: Readonly<Record<S, string | undefined>>;
  /** What was typed (without markup, and signs that nobody sees) or said, or the keys pressed. */
  readonly transcript: string;
  /** How often this slot has been asked for: 0 at first, then the number of the retry, as far as Lex says. */
  readonly retry: number;
  /** Bot alias and session: two conversations never share it. */
  readonly conversation: string;
  /** How the reply reaches the person: spoken, or shown as text. */
  readonly channel: 'voice' | 'chat';
  /** Whether the client asks for custom payloads beside the sentences. */
  readonly wantsPayload: boolean;
  /** Session attributes. They come from the client: never believe them. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly confirmation: 'Confirmed' | 'Denied' | 'None';
  /** The slots as Lex sent them, for the reply to carry forward. */
  readonly lexSlots: Readonly<Record<string, LexSlot | null>>;
};

/** One turn of a declared bot: a union over its intents, told apart by `intent`. */
export type Turn<B extends BotDeclaration> = {
  [I in IntentOf<B>]: TurnIn<I, SlotOf<B, I>>;
}[IntentOf<B>];

/**
 * Reads a Lex V2 code hook event. One that leaves no room for a reply is refused, before anything is done for it.
 *
 * @param bot the declaration of the bot that this function serves
 * @param event what Lambda was given, unchecked; keys that Lex may add are ignored
 * @returns the turn
 * @throws {InputError} naming the path and what was expected there; never a value of the event
 */
export function parseTurn<const B extends BotDeclaration>(bot: B, event: unknown): Turn<B> {
  const parsed = parseAt('event', lexEventSchema, event);
  const { name } = parsed.sessionState.intent;
  if (!isBot(bot, parsed.bot.name)) {
    const known = [bot.name, bot.through].filter((it) => it !== undefined);
    throw new InputError([{ path: 'event.bot.name', message: `expected ${known.join(' or ')}` }]);
  }
  if (!Object.hasOwn(bot.intents, name)) {
    const names = Object.keys(bot.intents).join(', ');
    throw new InputError([
      {
        path: 'event.sessionState.intent.name',
        message: `expected one of ${names}`,
      },
    ]);
  }
  const issues = roomIssues(parsed);
  if (issues.length > 0) throw new InputError(issues);
  return turnOf(bot.intents[name] ?? [], parsed) as Turn<B>;
}

/**
 * The same turn, seen from another intent of the bot: a reply to it takes the conversation there.
 *
 * @param intent where to go
 * @param slots what is known there; the other slots are empty
 */
export function inIntent<const B extends BotDeclaration, I extends IntentOf<B>>(
  bot: B,
  turn: Turn<B>,
  intent: I,
  slots: { readonly [S in SlotOf<B, I>]?: string | undefined },
): Extract<Turn<B>, { intent: I }> {
  const known = new Map<string, string | undefined>(Object.entries(slots));
  const names = bot.intents[intent] ?? [];
  return {
    ...turn,
    intent,
    slots: Object.fromEntries(names.map((name) => [name, known.get(name)])),
    lexSlots: Object.fromEntries(names.map((name) => [name, slotHolding(known.get(name) ?? null)])),
  } as Extract<Turn<B>, { intent: I }>;
}

function turnOf(slotNames: readonly string[], event: LexEvent): TurnIn<string, string> {
  const { intent, sessionAttributes } = event.sessionState;
  const channel = channelOf(event);
  const read = (text: string) => (channel === 'chat' ? unwrapped(text) : text);
  return {
    intent: intent.name,
    heardAs: event.transcriptions?.[0]?.resolvedContext?.intent ?? intent.name,
    slots: Object.fromEntries(
      slotNames.map((slot) => [slot, read(interpreted(intent.slots[slot]) ?? '') || undefined]),
    ),
    transcript: read(event.inputTranscript),
    retry: Number(/^Retry([1-5])$/.exec(event.proposedNextState?.prompt?.attempt ?? '')?.[1] ?? 0),
    conversation: `${event.bot.id}:${event.bot.aliasId}:${event.sessionId}`,
    channel,
    wantsPayload: accepted(event)?.includes('CustomPayload') ?? false,
    attributes: sessionAttributes,
    confirmation: intent.confirmationState ?? 'None',
    lexSlots: intent.slots,
  };
}

function interpreted(slot: LexSlot | null | undefined): string | undefined {
  if (slot?.values) {
    const values = slot.values.map(interpreted).filter((value) => value !== undefined);
    return values.length > 0 ? values.join(', ') : undefined;
  }
  return slot?.value?.interpretedValue ?? undefined;
}

/** Connect says for a phone call that it accepts SSML, for a chat that it does not; other clients say nothing. */
function channelOf(event: LexEvent): 'voice' | 'chat' {
  const types = accepted(event);
  if (types !== undefined) return types.includes('SSML') ? 'voice' : 'chat';
  return event.inputMode === 'Text' ? 'chat' : 'voice';
}

function accepted(event: LexEvent): readonly string[] | undefined {
  return event.requestAttributes['x-amz-lex:accept-content-types']?.split(',');
}
