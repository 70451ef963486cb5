import type { ConditionRule, Wiring } from '../action-kind.ts';
import { operators } from '../flow/condition.ts';
import type { ActionDocument } from '../flow/document.ts';
import { missing, type Problem } from '../flow/problem.ts';
import { looksLikePath, pathComplaint } from '../values/json-path.ts';

/** Checks the branches of an action against what its type takes. `at` is the path of its Transitions. */
export function checkTransitions(action: ActionDocument, wiring: Wiring, at: string): readonly Problem[] {
  const { NextAction } = action.Transitions;
  const next =
    NextAction === undefined ? [{ path: `${at}.NextAction`, message: missing(`${at}.NextAction`) }] : [];
  return [...next, ...checkErrors(action, wiring, at), ...checkConditions(action, wiring.conditions, at)];
}

/** A terminal action has `"Transitions": {}`. */
export function checkTerminal({ Type, Transitions }: ActionDocument, at: string): readonly Problem[] {
  return Object.keys(Transitions).map((property) => ({
    path: `${at}.${property}`,
    message: `${Type} ends the flow and has no ${property}`,
  }));
}

function checkErrors({ Type, Transitions }: ActionDocument, wiring: Wiring, at: string): readonly Problem[] {
  const errors = Transitions.Errors ?? [];
  const types = errors.map(({ ErrorType }) => ErrorType);
  const allowed = [...wiring.required, ...wiring.optional];
  const odd = types.flatMap((type, index) => {
    const path = `${at}.Errors[${index}].ErrorType`;
    if (!allowed.includes(type)) return [{ path, message: `${Type} has no error "${type}"` }];
    return types.indexOf(type) < index ? [{ path, message: `"${type}" is wired twice` }] : [];
  });
  const unwired = wiring.required
    .filter((type) => !types.includes(type))
    .map((type) => ({ path: `${at}.Errors`, message: `${Type} must wire the error "${type}"` }));
  return [...odd, ...unwired];
}

function checkConditions(
  { Type, Transitions }: ActionDocument,
  rule: ConditionRule,
  at: string,
): readonly Problem[] {
  const { Conditions: conditions } = Transitions;
  if (conditions === undefined || (conditions.length === 0 && rule.refusesEmptyList !== true)) {
    return checkExactly([], rule, at);
  }
  if (rule.operators.length === 0) {
    const message = `${Type} takes no conditions here; leave the property out`;
    return [{ path: `${at}.Conditions`, message }];
  }
  const odd = conditions.flatMap(({ Condition }, index) => {
    const [operand = ''] = Condition.Operands;
    const path = `${at}.Conditions[${index}].Condition`;
    return [...checkOperator(Condition.Operator, rule, Type, path), ...checkOperand(operand, rule, path)];
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
  rule: ConditionRule,
  type: string,
  path: string,
): readonly Problem[] {
  if (rule.operators.some((allowed) => allowed === operator)) return [];
  const known = operators.some((name) => name === operator);
  const message = known
    ? `${type} takes only ${rule.operators.join(', ')}`
    : `there is no operator "${operator}"`;
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
