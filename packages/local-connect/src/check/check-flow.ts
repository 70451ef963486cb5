import type { ActionKind } from '../action-kind.ts';
import { actionKind } from '../actions/action-kinds.ts';
import { type ReadableAction, type ReadableFlow, readDocument } from '../flow/document.ts';
import { type FlowType, flowTypeNamed } from '../flow/flow-types.ts';
import { notSupported, type Problem } from '../flow/problem.ts';
import { checkTerminal, checkTransitions } from './check-transitions.ts';
import { checkReferences, type KnownFlows } from './known-flows.ts';

/**
 * Every reason why Amazon Connect would refuse to create this flow, or why the player cannot play it; empty
 * when there is none. Takes the JSON text or the parsed value, `Fn::Sub` placeholders included, and never
 * throws. A part of the wrong shape hides only what could be said of that part.
 */
export function checkFlow(content: unknown, known: KnownFlows = {}): readonly Problem[] {
  const { problems, readable } = readDocument(content);
  const type = known.type ?? flowTypeNamed(readable.Metadata?.type);
  return [
    ...problems,
    ...checkTargets(readable),
    ...readable.Actions.flatMap((action, index) => checkAction(action, index, type, known)),
  ];
}

function checkAction(
  action: ReadableAction,
  index: number,
  type: FlowType,
  known: KnownFlows,
): readonly Problem[] {
  const { Type, Parameters, Transitions } = action;
  if (Type === undefined) return [];
  const at = `Actions[${index}]`;
  const kind = actionKind(Type);
  if (kind === undefined) return [{ path: `${at}.Type`, message: 'Invalid Action type' }];
  if (kind === 'not played') return [{ path: `${at}.Type`, message: `${Type} ${notSupported}` }];
  return [
    ...checkFlowType(kind, at, type),
    ...(Parameters === undefined ? [] : kind.check(Parameters, ['Actions', index, 'Parameters'])),
    ...checkReferences(action, index, known),
    ...(Transitions === undefined ? [] : checkBranches(Transitions, Parameters, kind, `${at}.Transitions`)),
  ];
}

function checkBranches(
  transitions: NonNullable<ReadableAction['Transitions']>,
  parameters: ReadableAction['Parameters'],
  kind: ActionKind,
  at: string,
): readonly Problem[] {
  if (kind.terminal) return checkTerminal(kind.type, transitions, at);
  const wiring = kind.wiring(parameters);
  // Which branches there are may depend on parameters that are wrong.
  return wiring === undefined ? [] : checkTransitions(kind.type, transitions, wiring, at);
}

function checkFlowType({ type, flowTypes }: ActionKind, at: string, flowType: FlowType): readonly Problem[] {
  if (flowTypes === undefined || flowTypes.includes(flowType)) return [];
  return [{ path: `${at}.Type`, message: `${type} is not allowed in a flow of type ${flowType}` }];
}

/** Identifiers are unique, and whatever is named as the next action is one of them. */
function checkTargets({ StartAction, Actions }: ReadableFlow): readonly Problem[] {
  const identifiers = Actions.map(({ Identifier }) => Identifier);
  const twice = identifiers.flatMap((identifier, index) =>
    identifier !== undefined && identifiers.indexOf(identifier) < index
      ? [{ path: `Actions[${index}].Identifier`, message: `"${identifier}" is used twice` }]
      : [],
  );
  // An action without a readable name may be the one that is meant.
  if (identifiers.length === 0 || identifiers.includes(undefined)) return twice;
  const targets = [
    ...(StartAction === undefined ? [] : [{ path: 'StartAction', target: StartAction }]),
    ...Actions.flatMap(({ Transitions }, index) => targetsOf(Transitions, `Actions[${index}].Transitions`)),
  ];
  const lost = targets
    .filter(({ target }) => !identifiers.includes(target))
    .map(({ path, target }) => ({ path, message: `there is no action "${target}"` }));
  return [...twice, ...lost];
}

function targetsOf(transitions: ReadableAction['Transitions'], at: string) {
  const { NextAction, Errors = [], Conditions = [] } = transitions ?? {};
  return [
    ...(NextAction === undefined ? [] : [{ path: `${at}.NextAction`, target: NextAction }]),
    ...Errors.map((error, index) => ({
      path: `${at}.Errors[${index}].NextAction`,
      target: error.NextAction,
    })),
    ...Conditions.map((branch, index) => ({
      path: `${at}.Conditions[${index}].NextAction`,
      target: branch.NextAction,
    })),
  ];
}
