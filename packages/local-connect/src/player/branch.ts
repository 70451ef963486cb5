import type { Outcome, Playing } from '../action-kind.ts';
import { playedKind } from '../actions/action-kinds.ts';
import type { Branch } from '../contact.ts';
import { holds } from '../flow/condition.ts';
import type { FlowAction } from '../flow/flow.ts';
import { resolveValue } from '../values/value.ts';

/** The branch an outcome takes: an error's own branch, else NoMatchingError; a result's first true condition. */
export function chooseBranch(outcome: Outcome, action: FlowAction, playing: Playing): Branch {
  switch (outcome.is) {
    case 'end':
      return { kind: 'end' };
    case 'transfer':
      return { kind: 'transfer' };
    case 'done':
      return { kind: 'next' };
    case 'error':
      return (
        errorBranch(action, outcome.errorType) ?? errorBranch(action, 'NoMatchingError') ?? { kind: 'next' }
      );
    case 'result': {
      const { value } = outcome;
      const index = action.conditions.findIndex(({ operator, operand }) => {
        const other = resolveValue(operand, playing);
        return value !== undefined && other !== undefined && holds(operator, value, other);
      });
      if (index >= 0) return { kind: 'condition', index };
      return errorBranch(action, 'NoMatchingCondition') ?? { kind: 'next' };
    }
  }
}

function errorBranch({ errors }: FlowAction, errorType: string): Branch | undefined {
  return errors.some((error) => error.errorType === errorType) ? { kind: 'error', errorType } : undefined;
}

/** The action a branch leads to, within the flow. */
export function targetOf(action: FlowAction, branch: Branch): string | undefined {
  switch (branch.kind) {
    case 'next':
      return action.next;
    case 'error':
      return action.errors.find(({ errorType }) => errorType === branch.errorType)?.next;
    case 'condition':
      return action.conditions[branch.index]?.next;
    case 'transfer':
    case 'end':
      return undefined;
  }
}

/** Every branch of an action that can be taken at all: a redundant NextAction cannot. */
export function branchesOf(action: FlowAction): readonly Branch[] {
  const kind = playedKind(action.type);
  if (kind.terminal) return [{ kind: 'end' }];
  const next = kind.wiring(action.parameters)?.next;
  const unmatched = errorBranch(action, 'NoMatchingCondition') === undefined;
  return [
    ...(action.type === 'TransferToFlow' ? [{ kind: 'transfer' } as const] : []),
    ...(action.type === 'TransferContactToQueue' ? [{ kind: 'end' } as const] : []),
    ...(next === 'success' || (next === 'no match' && unmatched) ? [{ kind: 'next' } as const] : []),
    ...action.conditions.map((_, index) => ({ kind: 'condition', index }) as const),
    ...action.errors.map(({ errorType }) => ({ kind: 'error', errorType }) as const),
  ];
}

/** A branch in words: `NextAction`, `NoMatchingError`, `Equals "1"`, `transfer`, `end`. */
export function branchName(action: FlowAction, branch: Branch): string {
  if (branch.kind === 'next') return 'NextAction';
  if (branch.kind === 'error') return branch.errorType;
  if (branch.kind !== 'condition') return branch.kind;
  const condition = action.conditions[branch.index];
  return condition === undefined ? 'condition' : `${condition.operator} "${condition.operand}"`;
}
