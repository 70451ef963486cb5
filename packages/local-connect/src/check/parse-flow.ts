import { operators } from '../flow/condition.ts';
import { type ActionDocument, readDocument } from '../flow/document.ts';
import type { ConditionBranch, Flow, FlowAction } from '../flow/flow.ts';
import { FlowError } from '../flow/problem.ts';
import { checkFlow } from './check-flow.ts';
import type { KnownFlows } from './known-flows.ts';

/**
 * A flow ready to be played, from the JSON text or the parsed value.
 * @throws FlowError with every problem that `checkFlow` finds.
 */
export function parseFlow(content: unknown, known: KnownFlows = {}): Flow {
  const problems = checkFlow(content, known);
  const { whole } = readDocument(content);
  if (problems.length > 0 || whole === undefined) throw new FlowError(problems);
  return { start: whole.StartAction, actions: whole.Actions.map(toAction) };
}

function toAction({ Identifier, Type, Parameters, Transitions }: ActionDocument, index: number): FlowAction {
  const { NextAction, Errors = [], Conditions = [] } = Transitions;
  return {
    index,
    identifier: Identifier,
    type: Type,
    parameters: Parameters,
    ...(NextAction === undefined ? {} : { next: NextAction }),
    errors: Errors.map((error) => ({ errorType: error.ErrorType, next: error.NextAction })),
    conditions: Conditions.flatMap(toCondition),
  };
}

function toCondition({
  NextAction,
  Condition,
}: NonNullable<ActionDocument['Transitions']['Conditions']>[number]) {
  const operator = operators.find((name) => name === Condition.Operator);
  const [operand] = Condition.Operands;
  if (operator === undefined || operand === undefined) return [];
  const branch: ConditionBranch = { operator, operand, next: NextAction };
  return [branch];
}
