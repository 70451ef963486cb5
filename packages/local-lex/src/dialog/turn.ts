import {
  findIntent,
  type HookOutcomes,
  type IntentDefinition,
  type Message,
} from '../definition/bot-definition.ts';
import { lexError } from '../lex-error.ts';
import type { Claim } from '../nlu/classify.ts';
import type { IntentState, Session, Slots, SlotValue, TextMap } from '../session.ts';
import type { UtteranceFacts } from '../slot-types/resolve-slot.ts';

/** What was understood: the intents' claims, and the slots that this utterance filled. */
export type Recognition = {
  readonly claims: readonly Claim[];
  readonly intentName?: string | undefined;
  readonly confidence?: number | undefined;
  readonly slots: Readonly<Record<string, SlotValue>>;
  /** Whether a model interpreted the words. */
  readonly byModel?: boolean;
};

/** What stays the same during one turn. */
export type Turn = {
  readonly facts: UtteranceFacts;
  /** The caller's words. */
  readonly text: string;
  readonly recognised: Recognition;
  /** Same seed, same choice of message variations. */
  readonly seed: string;
};

/** What changes during one turn: the session in the making, and what only this turn needs. */
export type Draft = Omit<Session, 'lastUsed' | 'turns'> & {
  readonly requestAttributes: TextMap;
  readonly hookCalls: number;
  /** What happened, a line per step, without anything the caller said. */
  readonly log: readonly string[];
};

/** Where the conversation stands inside a turn. `messages`, where given, are said instead of the prompt. */
export type DialogStep =
  | { readonly at: 'start' }
  | { readonly at: 'next' }
  | Elicit
  | { readonly at: 'captured'; readonly slot: string }
  | { readonly at: 'missed'; readonly slot: string; readonly attempt: number }
  | { readonly at: 'exhausted'; readonly slot: string }
  | { readonly at: 'confirm'; readonly attempt: number; readonly messages?: readonly Message[] | undefined }
  | { readonly at: 'confirmed' }
  | { readonly at: 'denied' }
  | { readonly at: 'unclear'; readonly attempt: number }
  | { readonly at: 'undecided' }
  | { readonly at: 'accepted' }
  | { readonly at: 'declined' }
  | HookStep
  | { readonly at: 'fulfil' }
  | { readonly at: 'close' }
  | { readonly at: 'fallback' }
  | { readonly at: 'wait' };

export type Elicit = {
  readonly at: 'elicit';
  readonly slot: string;
  readonly attempt: number;
  readonly messages?: readonly Message[] | undefined;
};

/** A dialog hook is due; `onward` is where `Delegate` leads, `after` what the definition says about its outcomes. */
export type HookStep = {
  readonly at: 'hook';
  readonly onward: DialogStep;
  readonly label?: string | undefined;
  readonly after?: HookOutcomes | undefined;
};

/** What a step leaves: the draft so far, and the step that comes next. */
export type StepResult = { readonly draft: Draft; readonly step: DialogStep };

/** An intent as it begins. */
export function freshIntent(intent: IntentDefinition, slots: Slots = {}): IntentState {
  return {
    name: intent.name,
    slots: Object.fromEntries(intent.slots.map((slot) => [slot.name, slots[slot.name] ?? null])),
    state: 'InProgress',
    confirmationState: 'None',
  };
}

/** The active intent's definition and state; there is one in every step but the first. */
export function activeIntent(turn: Turn, draft: Draft): { definition: IntentDefinition; state: IntentState } {
  const definition = draft.intent && findIntent(turn.facts.locale, draft.intent.name);
  if (!draft.intent || !definition)
    throw lexError('BadGatewayException', 'The session has no intent of this bot.');
  return { definition, state: draft.intent };
}

/** The draft with a changed intent state. */
export function withIntent(draft: Draft, change: Partial<IntentState>): Draft {
  return draft.intent ? { ...draft, intent: { ...draft.intent, ...change } } : draft;
}

/** The draft with one more line in its log. */
export function logged(draft: Draft, line: string): Draft {
  return { ...draft, log: [...draft.log, line] };
}
