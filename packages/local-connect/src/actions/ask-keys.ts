import type { Turn } from '../action-kind.ts';
import { type KeyPress, type KeypadInput, readKeypad } from '../caller/keypad.ts';
import type { ContactState } from '../contact-state.ts';
import { renderPrompt } from '../values/prompt.ts';
import type { InputForm } from './input-parameters.ts';

type Asked =
  | { readonly failure: string }
  | {
      readonly keys: KeypadInput | 'hang up';
      readonly changes: Partial<ContactState>;
      readonly warnings: readonly string[];
    };

/** Plays the prompt, takes keys from the buffer and the caller, and lets the time pass that they took. */
export async function askKeys(input: Exclude<InputForm, { form: 'buffer' }>, turn: Turn): Promise<Asked> {
  const rendered = renderPrompt(input.prompt, turn);
  if ('failure' in rendered) return rendered;
  const { state, world } = turn;
  const { warnings, prompt } = rendered;
  const buffered = state.buffer.keys.map(({ key }) => ({ key, atMs: 0 }));
  const early = readKeypad(buffered, input.rules);
  if (early.end === 'terminator' || early.end === 'length') {
    return { keys: early, warnings, changes: afterwards(state, early.rest) };
  }
  const began = world.clock.now();
  const pressed = await world.caller.keypad({
    ...input.rules,
    buffered,
    ...(prompt === undefined ? {} : { prompt }),
  });
  if (pressed === 'hang up') return { keys: 'hang up', warnings, changes: {} };
  const keys = readKeypad([...buffered, ...pressed], input.rules);
  await catchUp(turn, began, keys.endMs);
  return { keys, warnings, changes: afterwards(state, keys.rest) };
}

/** Without the buffer, keys after the end of an input are lost. */
function afterwards({ buffer }: ContactState, rest: readonly KeyPress[]): Partial<ContactState> {
  return { buffer: { ...buffer, keys: buffer.on ? rest : [] }, lambdaMs: 0 };
}

/** A port may answer before the time it speaks of has passed; this lets it pass. */
export async function catchUp({ world }: Turn, began: number, endMs: number): Promise<void> {
  const missing = began + endMs - world.clock.now();
  if (missing > 0) await world.clock.sleep(missing);
}
