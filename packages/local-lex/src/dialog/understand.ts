import { loserConfidence } from '../assumptions.ts';
import {
  findIntent,
  findSlot,
  type IntentDefinition,
  type SlotDefinition,
} from '../definition/bot-definition.ts';
import { type Claim, classify } from '../nlu/classify.ts';
import type { IntentState, Session, SlotValue } from '../session.ts';
import { answerIn } from '../slot-types/confirmation.ts';
import type { UtteranceFacts } from '../slot-types/resolve-slot.ts';
import { readAnswer } from './answer.ts';
import { type DialogStep, freshIntent, type Recognition } from './turn.ts';

/** What the caller's words mean in the session's state: the intent to go on with, and the step that follows. */
type Understood = {
  readonly intent?: IntentState | undefined;
  readonly step: DialogStep;
  readonly recognised: Recognition;
};

/** The words, and what they are read against. */
type Utterance = {
  readonly session: Session;
  readonly text: string;
  readonly maySwitch: boolean;
  readonly facts: UtteranceFacts;
};

/** A claim this high is a sample utterance, not merely like one. */
const exactConfidence = 0.97;

/** Reads the caller's words: as a slot's value, as yes or no, as another intent, or afresh. */
export function understand(utterance: Utterance): Understood {
  const { intent, dialogAction } = utterance.session;
  const definition = intent && findIntent(utterance.facts.locale, intent.name);
  if (!intent || !definition) return afresh(utterance);
  if (dialogAction?.type === 'ConfirmIntent') return confirmationAnswered(utterance, intent);
  const slot =
    dialogAction?.type === 'ElicitSlot' ? findSlot(definition, dialogAction.slotToElicit) : undefined;
  return slot ? slotAnswered(utterance, intent, definition, slot) : afresh(utterance);
}

function afresh({ text, facts }: Utterance): Understood {
  const claims = classify(text, facts);
  const [best] = claims;
  return best && best.score >= facts.locale.nluConfidenceThreshold
    ? begin(best, claims)
    : { step: { at: 'fallback' }, recognised: { claims, slots: {} } };
}

function begin(claim: Claim, claims: readonly Claim[]): Understood {
  return {
    intent: freshIntent(claim.intent, claim.slots),
    step: { at: 'start' },
    recognised: { claims, intentName: claim.intent.name, confidence: claim.score, slots: claim.slots },
  };
}

function confirmationAnswered(utterance: Utterance, intent: IntentState): Understood {
  const { session, text, maySwitch, facts } = utterance;
  const claims = classify(text, facts);
  const answer = answerIn(text);
  const recognised = {
    claims: capped(claims, intent.name),
    intentName: intent.name,
    confidence: 1,
    slots: {},
  };
  if (answer === 'Yes') return { intent, step: { at: 'confirmed' }, recognised };
  if (answer === 'No') return { intent, step: { at: 'denied' }, recognised };
  const other = maySwitch ? otherIntent(claims, intent.name, facts.locale.nluConfidenceThreshold) : undefined;
  if (other) return begin(other, claims);
  return {
    intent,
    step: { at: 'unclear', attempt: session.attempt },
    recognised: { ...recognised, confidence: undefined },
  };
}

/** While a slot is answered, no other intent claims more than this. */
function capped(claims: readonly Claim[], active: string): readonly Claim[] {
  return claims.map((it) =>
    it.intent.name === active ? it : { ...it, score: Math.min(it.score, loserConfidence) },
  );
}

function otherIntent(claims: readonly Claim[], active: string, threshold: number): Claim | undefined {
  return claims.find((it) => it.intent.name !== active && it.score >= threshold);
}

function slotAnswered(
  utterance: Utterance,
  intent: IntentState,
  definition: IntentDefinition,
  slot: SlotDefinition,
): Understood {
  const { session, text, maySwitch, facts } = utterance;
  const claims = classify(text, facts);
  const answer = readAnswer(definition, slot, text, facts);
  const answered = Object.keys(answer.slots).length > 0;
  const freeForm = slot.type === 'AMAZON.FreeFormInput';
  const switchable = maySwitch && !freeForm;
  const valueFirst = answered && !answer.weak && (freeForm || facts.assumptions.slotValueBeforeSwitch);
  const exact = switchable ? otherIntent(claims, intent.name, exactConfidence) : undefined;
  if (exact && !valueFirst) return begin(exact, claims);
  if (answered) return filled(intent, slot.name, answer.slots, claims);
  const near = switchable ? otherIntent(claims, intent.name, facts.locale.nluConfidenceThreshold) : undefined;
  if (near) return begin(near, claims);
  return {
    intent,
    step: { at: 'missed', slot: slot.name, attempt: session.attempt },
    recognised: { claims: capped(claims, intent.name), intentName: intent.name, slots: {} },
  };
}

function filled(
  intent: IntentState,
  slot: string,
  slots: Readonly<Record<string, SlotValue>>,
  claims: readonly Claim[],
): Understood {
  return {
    intent: { ...intent, slots: { ...intent.slots, ...slots } },
    step: { at: 'captured', slot: slot in slots ? slot : (Object.keys(slots)[0] ?? slot) },
    recognised: { claims: capped(claims, intent.name), intentName: intent.name, confidence: 1, slots },
  };
}
