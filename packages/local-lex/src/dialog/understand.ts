import {
  findIntent,
  findSlot,
  type IntentDefinition,
  type SlotDefinition,
} from '../definition/bot-definition.ts';
import { type Claim, classify, close } from '../nlu/classify.ts';
import type { IntentState, Session, SlotValue } from '../session.ts';
import { answerIn } from '../slot-types/confirmation.ts';
import type { UtteranceFacts } from '../slot-types/resolve-slot.ts';
import { readAnswer } from './answer.ts';
import { type DialogStep, freshIntent, type Recognition } from './turn.ts';

/** What the caller's words mean in the session's state: the intent to go on with, and the step that follows. */
export type Understood = {
  readonly intent?: IntentState | undefined;
  readonly step: DialogStep;
  readonly recognised: Recognition;
};

/** A stand-in for the model of assisted NLU: an utterance of the bot that it takes a text for, if any. */
export type Assist = (text: string) => string | undefined;

/** The words, and what they are read against. */
export type Utterance = {
  readonly session: Session;
  readonly text: string;
  readonly maySwitch: boolean;
  readonly assist?: Assist | undefined;
  readonly facts: UtteranceFacts;
};

/** Reads the caller's words: as a slot's value, as yes or no, as another intent, or afresh. */
export function understand(utterance: Utterance): Understood {
  const own = read(utterance);
  const meant = isUnheard(own) ? utterance.assist?.(utterance.text) : undefined;
  const assisted = meant === undefined ? own : read({ ...utterance, text: meant });
  if (isUnheard(assisted)) return own;
  const { claims } = own.recognised;
  return assisted === own
    ? own
    : { ...assisted, recognised: { ...assisted.recognised, claims, byModel: true } };
}

function isUnheard({ step }: Understood): boolean {
  return step.at === 'fallback' || step.at === 'missed' || step.at === 'unclear';
}

function read(utterance: Utterance): Understood {
  const claims = classify(utterance.text, utterance.facts);
  const { intent, dialogAction } = utterance.session;
  const definition = intent && findIntent(utterance.facts.locale, intent.name);
  if (!intent || !definition) return afresh(utterance, claims);
  if (dialogAction?.type === 'ConfirmIntent') return confirmationAnswered(utterance, intent, claims);
  const slot =
    dialogAction?.type === 'ElicitSlot' ? findSlot(definition, dialogAction.slotToElicit) : undefined;
  return slot ? slotAnswered(utterance, intent, definition, slot, claims) : afresh(utterance, claims);
}

function afresh({ facts }: Utterance, claims: readonly Claim[]): Understood {
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

function confirmationAnswered(
  utterance: Utterance,
  intent: IntentState,
  claims: readonly Claim[],
): Understood {
  const { session, text, maySwitch, facts } = utterance;
  const answer = answerIn(text);
  const recognised = {
    claims,
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

function otherIntent(claims: readonly Claim[], active: string, threshold: number): Claim | undefined {
  return claims.find((it) => it.intent.name !== active && it.score >= threshold);
}

function slotAnswered(
  utterance: Utterance,
  intent: IntentState,
  definition: IntentDefinition,
  slot: SlotDefinition,
  claims: readonly Claim[],
): Understood {
  const { session, text, maySwitch, facts } = utterance;
  const answer = readAnswer(definition, slot, text, facts);
  const answered = Object.keys(answer.slots).length > 0;
  const valueFirst = answered && !answer.weak && facts.assumptions.slotValueBeforeSwitch;
  const exact = maySwitch ? otherIntent(claims, intent.name, close) : undefined;
  if (exact && !valueFirst) return begin(exact, claims);
  if (answered) return filled(intent, slot.name, answer.slots, claims);
  const near = maySwitch ? otherIntent(claims, intent.name, facts.locale.nluConfidenceThreshold) : undefined;
  if (near) return begin(near, claims);
  return {
    intent,
    step: { at: 'missed', slot: slot.name, attempt: session.attempt },
    recognised: { claims, intentName: intent.name, slots: {} },
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
    recognised: { claims, intentName: intent.name, confidence: 1, slots },
  };
}
