import { z } from 'zod';
import type { KeypadRules } from '../caller/keypad.ts';
import { missingProperty, notSupported } from '../flow/problem.ts';
import { notPlayed, staticHere, staticText, wholeNumber } from '../values/parameter.ts';
import { onePrompt, type PromptFields, promptFields } from '../values/prompt.ts';

/** What a GetParticipantInput asks for. */
export type InputForm =
  | { readonly form: 'buffer'; readonly on: boolean }
  | { readonly form: 'menu' | 'store'; readonly prompt: PromptFields; readonly rules: KeypadRules };

const truth = z.enum(['True', 'False']);

const raw = z.strictObject({
  ...promptFields,
  InputTimeLimitSeconds: wholeNumber(1, 180).optional(),
  StoreInput: truth.optional(),
  EnableDTMFBuffer: z.enum(['true', 'false']).optional(),
  InputValidation: z
    .strictObject({
      PhoneNumberValidation: notPlayed,
      CustomValidation: z.strictObject({ MaximumLength: wholeNumber(1, 9999, staticHere) }).optional(),
    })
    .optional(),
  InputEncryption: notPlayed,
  DTMFConfiguration: z
    .strictObject({
      InputTerminationSequence: staticText
        .refine((keys) => /^[0-9*#]{1,5}$/.test(keys), { error: 'must be up to 5 of 0-9, * and #' })
        .optional(),
      DisableCancelKey: truth.optional(),
      InterdigitTimeLimitSeconds: wholeNumber(1, 20, staticHere).optional(),
    })
    .optional(),
});

type Raw = z.infer<typeof raw>;

/** The three forms of the parameters, told apart and checked against each other. */
export const inputParameters: z.ZodType<InputForm> = raw.superRefine(checkForm).transform(toForm);

type Complain = (path: readonly string[], message: string) => void;

function checkForm(input: Raw, context: z.RefinementCtx): void {
  const complain: Complain = (path, message) =>
    context.addIssue({ code: 'custom', path: [...path], message });
  if (input.EnableDTMFBuffer === undefined) {
    onePrompt(true)(input, context);
    checkQuestion(input, complain);
  } else {
    const others = Object.entries(input).filter(
      ([name, value]) => name !== 'EnableDTMFBuffer' && value !== undefined,
    );
    for (const [name] of others) complain([name], 'does not go together with EnableDTMFBuffer');
  }
}

function checkQuestion(input: Raw, complain: Complain): void {
  if (input.InputTimeLimitSeconds === undefined) complain(['InputTimeLimitSeconds'], missingProperty);
  if (input.StoreInput === undefined) complain(['StoreInput'], missingProperty);
  if (input.StoreInput === 'True') {
    checkValidation(input.InputValidation, complain);
    checkKeys(input.DTMFConfiguration, complain);
  }
  if (input.StoreInput === 'False') {
    if (input.InputValidation !== undefined) complain(['InputValidation'], 'belongs to StoreInput "True"');
    if (input.DTMFConfiguration !== undefined) {
      complain(['DTMFConfiguration'], `${notSupported} with StoreInput "False"`);
    }
  }
}

function checkValidation(validation: Raw['InputValidation'], complain: Complain): void {
  if (validation === undefined) complain(['InputValidation'], missingProperty);
  // A telephone number is refused by its own path.
  else if (validation.CustomValidation === undefined && !('PhoneNumberValidation' in validation)) {
    complain(['InputValidation', 'CustomValidation'], missingProperty);
  }
}

function checkKeys(dtmf: Raw['DTMFConfiguration'], complain: Complain): void {
  if (dtmf?.InputTerminationSequence?.includes('*') === true && dtmf.DisableCancelKey !== 'True') {
    complain(
      ['DTMFConfiguration', 'InputTerminationSequence'],
      'may hold * only with DisableCancelKey "True"',
    );
  }
}

function toForm(input: Raw): InputForm {
  if (input.EnableDTMFBuffer !== undefined) return { form: 'buffer', on: input.EnableDTMFBuffer === 'true' };
  const { InputValidation: validation, DTMFConfiguration: dtmf } = input;
  const firstDigitMs = (input.InputTimeLimitSeconds ?? 0) * 1000;
  const prompt: PromptFields = input;
  // Defaults of the Administrator Guide, Store customer input: terminator #, 5 s between digits, cancel key *.
  const interdigitMs = (dtmf?.InterdigitTimeLimitSeconds ?? 5) * 1000;
  if (input.StoreInput === 'False') {
    const rules = { maximumLength: 1, terminator: '', cancelKey: '' as const, firstDigitMs, interdigitMs };
    return { form: 'menu', prompt, rules };
  }
  const rules = {
    maximumLength: validation?.CustomValidation?.MaximumLength ?? 0,
    terminator: dtmf?.InputTerminationSequence ?? '#',
    cancelKey: dtmf?.DisableCancelKey === 'True' ? ('' as const) : ('*' as const),
    firstDigitMs,
    interdigitMs,
  };
  return { form: 'store', prompt, rules };
}
