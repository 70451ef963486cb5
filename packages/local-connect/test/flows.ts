import { parseFlow } from '../src/check/parse-flow.ts';

export type Action = {
  readonly Identifier: string;
  readonly Type: string;
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly Transitions: Readonly<Record<string, unknown>>;
};

/** Branches in short: `wire('next', { NoMatchingError: 'sorry' }, { '1': 'one' })`. */
export function wire(
  next: string,
  errors: Readonly<Record<string, string>> = {},
  conditions: Readonly<Record<string, string>> = {},
  operator = 'Equals',
): Readonly<Record<string, unknown>> {
  const branches = Object.entries(conditions).map(([operand, target]) => ({
    NextAction: target,
    Condition: { Operator: operator, Operands: [operand] },
  }));
  return {
    NextAction: next,
    Errors: Object.entries(errors).map(([ErrorType, NextAction]) => ({ ErrorType, NextAction })),
    ...(branches.length === 0 ? {} : { Conditions: branches }),
  };
}

export function action(
  Identifier: string,
  Type: string,
  Parameters: Readonly<Record<string, unknown>>,
  Transitions: Readonly<Record<string, unknown>>,
): Action {
  return { Identifier, Type, Parameters, Transitions };
}

export function say(name: string, text: string, next: string): Action {
  return action(name, 'MessageParticipant', { Text: text }, wire(next));
}

export const bye: Action = action('bye', 'DisconnectParticipant', {}, {});

/** A document of these actions, beginning with the first; `bye` hangs up. */
export function content(...actions: readonly Action[]) {
  return {
    Version: '2019-10-30',
    StartAction: actions[0]?.Identifier ?? 'bye',
    Metadata: {},
    Actions: [...actions, bye],
  };
}

export function flowOf(...actions: readonly Action[]) {
  return parseFlow(content(...actions));
}

export const botArn = 'arn:aws:lex:eu-west-2:111122223333:bot-alias/BOT1234567/ALIAS12345';
export const lookupArn = 'arn:aws:lambda:eu-west-2:111122223333:function:lookup';

/** Asks for up to four digits, ended by `#`. */
export function askPin(next: string, more: Readonly<Record<string, unknown>> = {}): Action {
  return action(
    'askPin',
    'GetParticipantInput',
    {
      Text: 'Enter your PIN.',
      StoreInput: 'True',
      InputTimeLimitSeconds: '8',
      InputValidation: { CustomValidation: { MaximumLength: '4' } },
      ...more,
    },
    wire(next, { NoMatchingError: 'bye' }),
  );
}

export function lookup(parameters: Readonly<Record<string, string>>, next: string, error = 'bye'): Action {
  return action(
    'lookup',
    'InvokeLambdaFunction',
    { LambdaFunctionARN: lookupArn, InvocationTimeLimitSeconds: '8', LambdaInvocationAttributes: parameters },
    wire(next, { NoMatchingError: error }),
  );
}
