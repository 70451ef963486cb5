import { inTime } from '@opsline/function-kit/in-time';
import { digest } from '@opsline/function-kit/log';
import { apology } from './apology.ts';
import type { BotDeclaration } from './bot.ts';
import type { LexReply } from './reply.ts';
import type { Sentence } from './sentence.ts';
import { parseTurn, type Turn } from './turn.ts';

/** The last step of a turn: its reply. */
export type Reply = { readonly do: 'reply'; readonly reply: LexReply };

/** Something outside that is to be done, by its name. What comes of it decides the next step. */
export type Act = { readonly do: string };

/** The last step. */
export function replyWith(reply: LexReply): Reply {
  return { do: 'reply', reply };
}

/** What the log of a bot's function can hold of a turn. */
export type TurnEntry =
  | {
      readonly event: 'turn';
      /** The conversation's digest. */
      readonly conversation: string;
      readonly intent: string;
      /** The acts, in order. */
      readonly did: readonly string[];
    }
  | { readonly event: 'fault'; readonly error: readonly string[] };

/** How a bot's function decides a turn and carries it out. A step is a reply, or one of its own acts. */
type Dialog<B extends BotDeclaration, A extends Act> = {
  readonly bot: B;
  /** The first step of a turn: gathers what has to be known, and decides. */
  readonly begin: (turn: Turn<B>) => Promise<Reply | A>;
  /** Does what a step says, and gives the next one. */
  readonly perform: (act: A, turn: Turn<B>) => Promise<Reply | A>;
  /** What is said where a turn cannot be carried out, and the session attributes then. */
  readonly apology: Sentence;
  readonly afterFault: Readonly<Record<string, string | null>>;
  /** A reply with which the conversation goes on where it was all the same, if it can: by what was done, the last not to its end. */
  readonly recover?: (turn: Turn<B>, did: readonly A[]) => LexReply | undefined;
  /** A signal that aborts when a turn has taken too long; without it nothing bounds a turn. */
  readonly deadline?: () => AbortSignal;
  readonly log: (entry: TurnEntry) => void;
  /** The names of a fault and its causes, as far as they are safe to write down. */
  readonly namesOf: (fault: unknown) => readonly string[];
};

/**
 * The code hook of a bot, for dialog and fulfilment alike.
 *
 * @returns a function from a Lex V2 event to a reply. It never throws: a fault, or a turn that takes too long, becomes
 * one apology, is logged by name, and the intent fails.
 */
export function createDialog<B extends BotDeclaration, A extends Act>(dialog: Dialog<B, A>) {
  const { bot, deadline, log, namesOf } = dialog;
  return async (event: unknown): Promise<LexReply> => {
    const did: A[] = [];
    try {
      const turn = parseTurn(bot, event);
      const work = carryOut(dialog, turn, did);
      const reply = await (deadline ? inTime(work, deadline()) : work);
      const acts = did.map((act) => act.do);
      log({ event: 'turn', conversation: digest(turn.conversation), intent: turn.intent, did: acts });
      return reply;
    } catch (fault) {
      log({ event: 'fault', error: namesOf(fault) });
      return recovered(dialog, event, did) ?? apology(event, dialog.apology, dialog.afterFault);
    }
  };
}

async function carryOut<B extends BotDeclaration, A extends Act>(
  { begin, perform }: Dialog<B, A>,
  turn: Turn<B>,
  did: A[],
): Promise<LexReply> {
  let step = await begin(turn);
  while (!isReply(step)) {
    did.push(step);
    step = await perform(step, turn);
  }
  return step.reply;
}

/** Undefined where the event itself is what was wrong, or no reply to it fits. */
function recovered<B extends BotDeclaration, A extends Act>(
  { bot, recover }: Dialog<B, A>,
  event: unknown,
  did: readonly A[],
): LexReply | undefined {
  try {
    return recover?.(parseTurn(bot, event), did);
  } catch {
    return undefined;
  }
}

function isReply<A extends Act>(step: Reply | A): step is Reply {
  return step.do === 'reply';
}

/**
 * The session attributes that every dialog keeps. The client can write them, so they only choose words and the next
 * question.
 */
export const dialogAttributes = {
  /** What was asked for last: a slot, or whatever else the bot asks. */
  asked: 'asked',
  /** How many answers in a row could not be used. */
  misses: 'misses',
  /** How often in a row something was said beside the questions. */
  asides: 'asides',
  /** How often what was given was refused. */
  refused: 'refused',
  /** "yes": a phone call should go to a person now; the contact flow looks at it. */
  handOver: 'handOver',
} as const;

type Attributed = { readonly attributes: Readonly<Record<string, string>> };

/** Attributes as the changes that forget them: what a new conversation begins with. */
export function forgetting(names: Readonly<Record<string, string>>): Readonly<Record<string, null>> {
  return Object.fromEntries(Object.values(names).map((name) => [name, null]));
}

/** Whether this was asked for last. */
export function wasAsked({ attributes }: Attributed, what: string): boolean {
  return attributes[dialogAttributes.asked] === what;
}

/** After so many answers in a row that could not be used, asides or refusals, a conversation ends. */
const mostTries = 3;

/** The session attributes after one more unusable answer, aside or refusal; undefined when it was one too many. */
export function oneMore(
  { attributes }: Attributed,
  name: 'misses' | 'asides' | 'refused',
): Readonly<Record<string, string>> | undefined {
  const count = Number(/^[0-9]$/.exec(attributes[dialogAttributes[name]] ?? '')?.[0] ?? '0') + 1;
  return count >= mostTries ? undefined : { [dialogAttributes[name]]: String(count) };
}
