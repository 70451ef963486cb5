import {
  findIntent,
  findSlot,
  type IntentDefinition,
  type SlotDefinition,
} from '../definition/bot-definition.ts';
import { type Claim, classify } from '../nlu/classify.ts';
import type { IntentState, Session, SlotValue } from '../session.ts';
import { answerIn } from '../slot-types/confirmation.ts';
import type { SlotWorld } from '../slot-types/resolve-slot.ts';
import { readAnswer } from './answer.ts';
import { freshIntent, type Heard, type Step } from './turn.ts';

/** What the caller's words mean in the session's state: the intent to go on with, and the step that follows. */
export type Reading = {
  readonly intent?: IntentState | undefined;
  readonly step: Step;
  readonly heard: Heard;
};

/** The words, and what they are read against. `contexts` are the names of the active ones. */
export type Listening = {
  readonly session: Session;
  readonly text: string;
  readonly contexts: readonly string[];
  readonly maySwitch: boolean;
  readonly world: SlotWorld;
};

/** A claim this high is a sample utterance, not merely like one. */
const exactConfidence = 0.97;

function capped(claims: readonly Claim[], active: string, world: SlotWorld): readonly Claim[] {
  return claims.map((it) =>
    it.intent.name === active ? it : { ...it, score: Math.min(it.score, world.assumptions.loserConfidence) },
  );
}

function begin(claim: Claim, claims: readonly Claim[]): Reading {
  return {
    intent: freshIntent(claim.intent, claim.slots),
    step: { at: 'start' },
    heard: { claims, intentName: claim.intent.name, confidence: claim.score, slots: claim.slots },
  };
}

function afresh({ text, contexts, world }: Listening): Reading {
  const claims = classify(text, contexts, world);
  const [best] = claims;
  return best && best.score >= world.locale.nluConfidenceThreshold
    ? begin(best, claims)
    : { step: { at: 'fallback' }, heard: { claims, slots: {} } };
}

function otherIntent(claims: readonly Claim[], active: string, threshold: number): Claim | undefined {
  return claims.find((it) => it.intent.name !== active && it.score >= threshold);
}

function filled(
  listening: Listening,
  intent: IntentState,
  slot: string,
  slots: Readonly<Record<string, SlotValue>>,
  claims: readonly Claim[],
): Reading {
  return {
    intent: { ...intent, slots: { ...intent.slots, ...slots } },
    step: { at: 'captured', slot: slot in slots ? slot : (Object.keys(slots)[0] ?? slot) },
    heard: {
      claims: capped(claims, intent.name, listening.world),
      intentName: intent.name,
      confidence: 1,
      slots,
    },
  };
}

function inputAllowed(slot: SlotDefinition, attempt: number, world: SlotWorld): boolean {
  const modes = slot.prompt?.attempts[attempt === 0 ? 'Initial' : `Retry${attempt}`];
  if (!modes || world.inputMode === 'Text') return true;
  return world.inputMode === 'DTMF' ? modes.dtmf : modes.audio;
}

function slotAnswered(
  listening: Listening,
  intent: IntentState,
  definition: IntentDefinition,
  slot: SlotDefinition,
): Reading {
  const { session, text, contexts, maySwitch, world } = listening;
  const claims = classify(text, contexts, world);
  const allowed = inputAllowed(slot, session.attempt, world);
  const answer = allowed ? readAnswer(definition, slot, text, world) : { slots: {}, weak: false };
  const answered = Object.keys(answer.slots).length > 0;
  const freeForm = slot.type === 'AMAZON.FreeFormInput';
  const switchable = maySwitch && !freeForm;
  const valueFirst = answered && !answer.weak && (freeForm || world.assumptions.slotValueBeforeSwitch);
  const exact = switchable ? otherIntent(claims, intent.name, exactConfidence) : undefined;
  if (exact && !valueFirst) return begin(exact, claims);
  if (answered) return filled(listening, intent, slot.name, answer.slots, claims);
  const near = switchable ? otherIntent(claims, intent.name, world.locale.nluConfidenceThreshold) : undefined;
  if (near) return begin(near, claims);
  return {
    intent,
    step: { at: 'missed', slot: slot.name, attempt: session.attempt },
    heard: { claims: capped(claims, intent.name, world), intentName: intent.name, slots: {} },
  };
}

function confirmationAnswered(listening: Listening, intent: IntentState): Reading {
  const { session, text, contexts, maySwitch, world } = listening;
  const claims = classify(text, contexts, world);
  const answer = answerIn(text);
  const heard = {
    claims: capped(claims, intent.name, world),
    intentName: intent.name,
    confidence: 1,
    slots: {},
  };
  if (answer === 'Yes') return { intent, step: { at: 'confirmed' }, heard };
  if (answer === 'No') return { intent, step: { at: 'denied' }, heard };
  const other = maySwitch ? otherIntent(claims, intent.name, world.locale.nluConfidenceThreshold) : undefined;
  if (other) return begin(other, claims);
  return {
    intent,
    step: { at: 'unclear', attempt: session.attempt },
    heard: { ...heard, confidence: undefined },
  };
}

/** Reads the caller's words: as a slot's value, as yes or no, as another intent, or afresh. */
export function understand(listening: Listening): Reading {
  const { intent, dialogAction } = listening.session;
  const definition = intent && findIntent(listening.world.locale, intent.name);
  if (!intent || !definition) return afresh(listening);
  if (dialogAction?.type === 'ConfirmIntent') return confirmationAnswered(listening, intent);
  const slot =
    dialogAction?.type === 'ElicitSlot' ? findSlot(definition, dialogAction.slotToElicit) : undefined;
  return slot ? slotAnswered(listening, intent, definition, slot) : afresh(listening);
}
