import {
  defineAction,
  done,
  failed,
  type Played,
  type Playing,
  plainWiring,
  type Wiring,
} from '../action-kind.ts';
import { type KeyPress, type KeypadInput, readKeypad } from '../caller/keypad.ts';
import { passUntil } from '../clock.ts';
import type { ContactState } from '../contact.ts';
import { neitherWhisperNorHold } from '../flow/flow-types.ts';
import { promptInWords, renderPrompt } from '../values/prompt.ts';
import { type InputForm, inputParameters } from './input-parameters.ts';

type Question = Exclude<InputForm, { form: 'buffer' }>;

const menu: Wiring = {
  required: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'],
  optional: [],
  conditions: {
    operators: ['Equals'],
    refuses: (operand) => (/^[0-9*#]$/.test(operand) ? undefined : 'must be one character of 0-9, * and #'),
  },
  next: 'no match',
};

/** The keypad menu, the stored input, and the switch of the key buffer. */
export const getParticipantInput = defineAction({
  type: 'GetParticipantInput',
  logName: 'StoreUserInput',
  flowTypes: neitherWhisperNorHold,
  parameters: inputParameters,
  wiring: (input) => {
    if (input.form === 'menu') return menu;
    if (input.form === 'buffer') return plainWiring([], ['NoMatchingError']);
    // An empty list of conditions was once reported as refused.
    const conditions = { operators: [], refusesEmptyList: true };
    return { ...plainWiring(['NoMatchingError']), conditions };
  },
  inWords: (input) => {
    if (input.form === 'buffer')
      return input.on ? 'switches the key buffer on' : 'stops and clears the key buffer';
    const most = input.rules.maximumLength;
    return `asks ${promptInWords(input.prompt)} ${most === 1 ? 'for a key' : `for up to ${most} keys`}`;
  },
  play: async (input, playing) => {
    if (playing.state.channel !== 'VOICE') return failed('the keypad is for voice only');
    if (input.form === 'buffer') return done({ buffer: { on: input.on, keys: [] } });
    return ask(input, playing);
  },
});

async function ask(question: Question, playing: Playing): Promise<Played> {
  const asked = await askKeys(question, playing);
  if ('failure' in asked) return failed(asked.failure);
  if (asked.keys === 'hang up') return { outcome: { is: 'end', as: 'hung up' } };
  const { keys, warnings, changes } = asked;
  if (question.form === 'store') return { ...storedValue(keys, playing, changes), warnings };
  return keys.end === 'silence'
    ? { ...failed('no key was pressed', 'InputTimeLimitExceeded'), changes }
    : { outcome: { is: 'result', value: keys.typed }, changes, warnings };
}

type Asked =
  | { readonly failure: string }
  | {
      readonly keys: KeypadInput | 'hang up';
      readonly changes: Partial<ContactState>;
      readonly warnings: readonly string[];
    };

/** Plays the prompt, takes keys from the buffer and the caller, and lets the time pass that they took. */
async function askKeys({ prompt: fields, rules }: Question, playing: Playing): Promise<Asked> {
  const rendered = renderPrompt(fields, playing);
  if ('failure' in rendered) return rendered;
  const { state, instance, caller } = playing;
  const { warnings, prompt } = rendered;
  const buffered = state.buffer.keys.map(({ key }) => ({ key, atMs: 0 }));
  const early = readKeypad(buffered, rules);
  if (early.end === 'terminator' || early.end === 'length') {
    return { keys: early, warnings, changes: afterwards(state, early.rest) };
  }
  const began = instance.clock.now();
  const pressed = await caller.keypad({ ...rules, buffered, ...(prompt === undefined ? {} : { prompt }) });
  if (pressed === 'hang up') return { keys: 'hang up', warnings, changes: {} };
  const keys = readKeypad([...buffered, ...pressed], rules);
  await passUntil(instance.clock, began + keys.endMs);
  return { keys, warnings, changes: afterwards(state, keys.rest) };
}

/** Without the buffer, keys after the end of an input are lost. */
function afterwards({ buffer }: ContactState, rest: readonly KeyPress[]): Partial<ContactState> {
  return { buffer: { ...buffer, keys: buffer.on ? rest : [] }, lambdaMs: 0 };
}

/** No input in store mode is a success whose value is this word (Administrator Guide, Store customer input). */
const timeout = 'Timeout';

/** What a finished input puts into `$.StoredCustomerInput`. The digits themselves are never logged. */
function storedValue(
  { typed, end }: KeypadInput,
  { instance }: Playing,
  changes: Partial<ContactState>,
): Played {
  const blank = typed === '' && instance.assumptions.terminatorAlone === 'timeout';
  if (end === 'silence' || blank) {
    return { ...done({ ...changes, storedInput: timeout }), logged: { Results: timeout } };
  }
  return { ...done({ ...changes, storedInput: typed }), logged: { Results: 'stored' } };
}
