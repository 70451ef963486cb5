import {
  type ConditionRule,
  defineAction,
  done,
  failed,
  plainWiring,
  type Step,
  type Turn,
  type Wiring,
} from '../action-kind.ts';
import { createTimeAssumptions } from '../assumptions.ts';
import { neitherWhisperNorHold } from '../flow/flow-types.ts';
import { askKeys } from './ask-keys.ts';
import { type InputForm, inputParameters } from './input-parameters.ts';
import { storedValue } from './stored-value.ts';

const menuKeys = /^[0-9*#]$/;

const menu: Wiring = {
  required: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'],
  optional: [],
  conditions: {
    operators: ['Equals'],
    refuses: (operand) => (menuKeys.test(operand) ? undefined : 'must be one character of 0-9, * and #'),
  },
  next: 'no match',
};

const storeConditions: ConditionRule = {
  operators: [],
  refusesEmptyList: createTimeAssumptions.storeRefusesEmptyConditions,
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
    const errors = input.validate === undefined ? [] : ['InvalidPhoneNumber'];
    return { ...plainWiring(['NoMatchingError', ...errors]), conditions: storeConditions };
  },
  play: async (input, turn) => {
    if (turn.state.channel !== 'VOICE') return failed('the keypad is for voice only');
    if (input.form === 'buffer') return done({ buffer: { on: input.on, keys: [] } });
    return ask(input, turn);
  },
});

async function ask(input: Exclude<InputForm, { form: 'buffer' }>, turn: Turn): Promise<Step> {
  const asked = await askKeys(input, turn);
  if ('failure' in asked) return failed(asked.failure);
  if (asked.keys === 'hang up') return { outcome: { is: 'end', as: 'hung up' } };
  const { keys, warnings, changes } = asked;
  if (input.form === 'store') {
    return { ...storedValue(input, keys, turn, changes), warnings };
  }
  return keys.end === 'silence'
    ? { ...failed('no key was pressed', 'InputTimeLimitExceeded'), changes }
    : { outcome: { is: 'result', value: keys.typed }, changes, warnings };
}
