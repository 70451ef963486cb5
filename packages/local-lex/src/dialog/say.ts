import { noUsableMessage } from '../assumptions.ts';
import type { Message, MessageGroup, Prompt } from '../definition/bot-definition.ts';
import { LexError } from '../lex-error.ts';
import type { Draft, Turn } from './turn.ts';

const accept = 'x-amz-lex:accept-content-types';

/** Says a response of the definition: one message of each group, variations chosen by the seed. */
export function respond(turn: Turn, draft: Draft, groups: readonly MessageGroup[] | undefined): Draft {
  return add(
    draft,
    (groups ?? []).map((group, index) =>
      oneOf(group, draft, (count) => choose(`${turn.seed}|${draft.messages.length}|${index}`, count)),
    ),
  );
}

function add(draft: Draft, messages: readonly Message[]): Draft {
  return { ...draft, messages: [...draft.messages, ...messages] };
}

function oneOf(group: MessageGroup, draft: Draft, pick: (count: number) => number): Message {
  const usable = group.filter(acceptedBy(draft));
  const chosen = usable[pick(usable.length)];
  if (chosen) return rendered(chosen, draft);
  throw unusable('A message group has no message of an accepted content type.');
}

function acceptedBy(draft: Draft): (message: Message) => boolean {
  const list = draft.requestAttributes[accept];
  const types = list?.split(',').map((type) => type.trim());
  return (message) => types === undefined || types.includes(message.contentType);
}

function rendered(message: Message, draft: Draft): Message {
  return { ...message, content: filled(message.content, draft) };
}

/** With slots and session attributes in their places; what they hold is not read again. */
function filled(text: string, draft: Draft): string {
  const slots = new Map(Object.entries(draft.intent?.slots ?? {}));
  const attributes = new Map(Object.entries(draft.attributes));
  return text.replaceAll(
    /\{([0-9a-zA-Z_-]+)\}|\[([^[\]]+)\]/g,
    (whole, slot: string | undefined, key: string | undefined) =>
      (slot === undefined ? attributes.get(key ?? '') : slots.get(slot)?.value.interpretedValue) ?? whole,
  );
}

function unusable(message: string): LexError {
  return new LexError(noUsableMessage.name, noUsableMessage.status, message);
}

/** FNV-1a: the same seed gives the same number below `count`. */
function choose(seed: string, count: number): number {
  let hash = 0x811c9dc5;
  for (const character of seed) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % count;
}

/** Asks: attempt n of an ordered prompt takes message n (the last repeats), of a random one any. */
export function ask(turn: Turn, draft: Draft, prompt: Prompt, attempt: number): Draft {
  return add(
    draft,
    prompt.groups.map((group, index) =>
      oneOf(group, draft, (count) =>
        prompt.ordered ? Math.min(attempt, count - 1) : choose(`${turn.seed}|${attempt}|${index}`, count),
      ),
    ),
  );
}

/** Says what the hook sent, as far as the channel accepts its types. */
export function speak(draft: Draft, messages: readonly Message[]): Draft {
  const usable = messages.filter(acceptedBy(draft));
  if (messages.length > 0 && usable.length === 0) {
    throw unusable('The function sent no message of an accepted content type.');
  }
  return add(
    draft,
    usable.map((message) => rendered(message, draft)),
  );
}
