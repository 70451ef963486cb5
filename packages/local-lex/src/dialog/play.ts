import { lexError } from '../lex-error.ts';
import { act } from './act.ts';
import { close, fallback } from './closing-steps.ts';
import { accepted, confirm, confirmed, declined, denied, unclear, undecided } from './confirmation-steps.ts';
import { follow, isConfigured } from './follow.ts';
import { fulfil } from './fulfil.ts';
import { callHook, type HookCall, type HookResult, type Proposal } from './hook-call.ts';
import { nextSlot } from './slot-order.ts';
import { captured, elicit, exhausted, missed, next, start } from './slot-steps.ts';
import type { DialogStep, Draft, HookStep, StepResult, Turn } from './turn.ts';

/** More steps than this in one turn is a circle of next steps in the definition. */
const maxSteps = 200;

/**
 * Plays one turn from a step to the point where the bot waits. Pure: it yields each hook call it needs and is sent what
 * came of it. Throws `LexError` where Lex fails the turn.
 */
export function* play(turn: Turn, first: Draft, step: DialogStep): Generator<HookCall, Draft, HookResult> {
  let moved: StepResult = { draft: first, step };
  for (let count = 0; moved.step.at !== 'wait'; count += 1) {
    if (count > maxSteps)
      throw lexError('DependencyFailedException', 'The next steps of the definition lead in a circle.');
    const { draft, step: here } = moved;
    if (here.at === 'hook') moved = yield* dialogHook(turn, draft, here);
    else if (here.at === 'fulfil') moved = yield* fulfil(turn, draft);
    else moved = playStep(turn, draft, here);
  }
  return moved.draft;
}

/** Calls the dialog hook and does what it answers, or what is configured for its failure. */
function* dialogHook(turn: Turn, draft: Draft, step: HookStep): Generator<HookCall, StepResult, HookResult> {
  const { draft: called, result } = yield* callHook(turn, draft, {
    source: 'DialogCodeHook',
    proposal: proposalOf(turn, draft, step.onward),
    label: step.label,
  });
  if (result.did === 'answer') return act(turn, called, step, result.response);
  const outcome = result.did === 'fail' ? step.after?.failure : step.after?.timeout;
  if (!isConfigured(outcome)) throw result.error;
  return follow(turn, called, outcome, { otherwise: { at: 'close' }, closeAs: 'Failed' });
}

/** The question that `Delegate` would lead to. */
function proposalOf(turn: Turn, draft: Draft, onward: DialogStep): Proposal | undefined {
  if (onward.at === 'elicit') return { slot: onward.slot, attempt: onward.attempt };
  const slot = onward.at === 'next' ? nextSlot(turn, draft) : undefined;
  return slot && { slot: slot.name, attempt: 0 };
}

function playStep(
  turn: Turn,
  draft: Draft,
  step: Exclude<DialogStep, HookStep | { at: 'fulfil' }>,
): StepResult {
  switch (step.at) {
    case 'elicit':
      return elicit(turn, draft, step);
    case 'captured':
      return captured(turn, draft, step.slot);
    case 'missed':
      return missed(turn, draft, step.slot, step.attempt);
    case 'exhausted':
      return exhausted(turn, draft, step.slot);
    case 'confirm':
      return confirm(turn, draft, step);
    case 'unclear':
      return unclear(turn, draft, step.attempt);
    case 'close':
      return close(turn, draft);
    case 'start':
      return start(turn, draft);
    case 'next':
      return next(turn, draft);
    case 'confirmed':
      return confirmed(turn, draft);
    case 'denied':
      return denied(turn, draft);
    case 'undecided':
      return undecided(turn, draft);
    case 'accepted':
      return accepted(turn, draft);
    case 'declined':
      return declined(turn, draft);
    case 'fallback':
      return fallback(turn, draft);
    case 'wait':
      return { draft, step };
  }
}
