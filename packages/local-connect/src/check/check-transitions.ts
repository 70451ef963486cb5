import type { ConditionRule, Wiring } from '../action-kind.ts';
import { operators, unplayedOperator } from '../flow/condition.ts';
import type { ActionDocument } from '../flow/document.ts';
import { missing, notSupported, type Problem } from '../flow/problem.ts';
import { looksLikePath, pathComplaint } from '../values/json-path.ts';

type Transitions = ActionDocument['Transitions'];

/** Checks the branches of an action against what its type takes. `at` is the path of its Transitions. */
export function checkTransitions(
  type: string,
  transitions: Transitions,
  wiring: Wiring,
  at: string,
): readonly Problem[] {
  const { NextAction, Errors = [], Conditions } = transitions;
  const next =
    NextAction === undefined ? [{ path: `${at}.NextAction`, message: missing(`${at}.NextAction`) }] : [];
  return [
    ...next,
    ...checkErrors(type, Errors, wiring, at),
    ...checkConditions(type, Conditions, wiring.conditions, at),
  ];
}

/** A terminal action has `"Transitions": {}`. */
export function checkTerminal(type: string, transitions: Transitions, at: string): readonly Problem[] {
  return Object.keys(transitions).map((property) => ({
    path: `${at}.${property}`,
    message: `${type} ends the flow and has no ${property}`,
  }));
}

function checkErrors(
  actionType: string,
  errors: NonNullable<Transitions['Errors']>,
  wiring: Wiring,
  at: string,
): readonly Problem[] {
  const types = errors.map(({ ErrorType }) => ErrorType);
  const allowed = [...wiring.required, ...wiring.optional];
  const odd = types.flatMap((type, index) => {
    const path = `${at}.Errors[${index}].ErrorType`;
    if (!allowed.includes(type)) return [{ path, message: `${actionType} has no error "${type}"` }];
    return types.indexOf(type) < index ? [{ path, message: `"${type}" is wired twice` }] : [];
  });
  const unwired = wiring.required
    .filter((type) => !types.includes(type))
    .map((type) => ({ path: `${at}.Errors`, message: `${actionType} must wire the error "${type}"` }));
  return [...odd, ...unwired];
}

function checkConditions(
  type: string,
  conditions: Transitions['Conditions'],
  rule: ConditionRule,
  at: string,
): readonly Problem[] {
  if (conditions === undefined || (conditions.length === 0 && rule.refusesEmptyList !== true)) {
    return checkExactly([], rule, at);
  }
  if (rule.operators.length === 0) {
    const message = `${type} takes no conditions here; leave the property out`;
    return [{ path: `${at}.Conditions`, message }];
  }
  const odd = conditions.flatMap(({ Condition }, index) => {
    const [operand = ''] = Condition.Operands;
    const path = `${at}.Conditions[${index}].Condition`;
    return [...checkOperator(Condition.Operator, rule, type, path), ...checkOperand(operand, rule, path)];
  });
  return [
    ...odd,
    ...checkExactly(
      conditions.map(({ Condition }) => Condition.Operands[0] ?? ''),
      rule,
      at,
    ),
  ];
}

function checkOperator(
  operator: string,
  { operators: allowed }: ConditionRule,
  type: string,
  path: string,
): readonly Problem[] {
  if (allowed.some((name) => name === operator)) return [];
  const known = [...operators, unplayedOperator].some((name) => name === operator);
  if (!known) return [{ path: `${path}.Operator`, message: `there is no operator "${operator}"` }];
  const takesAny = allowed.length === operators.length;
  const message = takesAny ? `${operator} ${notSupported}` : `${type} takes only ${allowed.join(', ')}`;
  return [{ path: `${path}.Operator`, message }];
}

function checkOperand(operand: string, rule: ConditionRule, path: string): readonly Problem[] {
  const complaint = complaintAbout(operand, rule);
  return complaint === undefined ? [] : [{ path: `${path}.Operands[0]`, message: complaint }];
}

function complaintAbout(operand: string, rule: ConditionRule): string | undefined {
  if (!looksLikePath(operand)) return rule.refuses?.(operand);
  if (rule.paths !== true) return 'must be static: a JSONPath is not resolved here';
  return pathComplaint(operand);
}

function checkExactly(
  operands: readonly string[],
  { exactly }: ConditionRule,
  at: string,
): readonly Problem[] {
  if (exactly === undefined) return [];
  const path = `${at}.Conditions`;
  const lacking = exactly.filter((operand) => !operands.includes(operand));
  const odd = operands.flatMap((operand, index) =>
    !exactly.includes(operand) || operands.indexOf(operand) < index
      ? [
          {
            path: `${path}[${index}].Condition.Operands[0]`,
            message: `must be ${exactly.join(' or ')}, each once`,
          },
        ]
      : [],
  );
  return [...odd, ...lacking.map((operand) => ({ path, message: `needs the condition "${operand}"` }))];
}
