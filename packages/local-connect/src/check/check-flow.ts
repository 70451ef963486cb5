import type { ActionKind } from '../action-kind.ts';
import { actionKind } from '../actions/action-kinds.ts';
import { type ActionDocument, type FlowDocument, readDocument } from '../flow/document.ts';
import type { Problem } from '../flow/problem.ts';
import { checkTerminal, checkTransitions } from './check-transitions.ts';
import { checkReferences, type KnownFlows } from './known-flows.ts';

/**
 * Every reason why Amazon Connect would refuse to create this flow, or why the player cannot play it; empty
 * when there is none. Takes the JSON text or the parsed value, `Fn::Sub` placeholders included, and never
 * throws. A shape problem hides what can only be checked once the shape is right.
 */
export function checkFlow(content: unknown, known: KnownFlows = {}): readonly Problem[] {
  const document = readDocument(content);
  if ('problems' in document) return document.problems;
  return [
    ...checkTargets(document),
    ...document.Actions.flatMap((action, index) => checkAction(action, index, known)),
  ];
}

function checkAction(action: ActionDocument, index: number, known: KnownFlows): readonly Problem[] {
  const at = `Actions[${index}]`;
  const kind = actionKind(action.Type);
  if (kind === undefined) return [{ path: `${at}.Type`, message: 'Invalid Action type' }];
  if (kind === 'not played') {
    return [{ path: `${at}.Type`, message: `${action.Type} is not supported by the local player` }];
  }
  const parameters = kind.check(action.Parameters, ['Actions', index, 'Parameters']);
  return [
    ...checkFlowType(action, kind, at, known),
    ...parameters,
    ...checkReferences(action, index, known),
    // Which branches there are may depend on the parameters.
    ...(parameters.length > 0 ? [] : checkBranches(action, kind, `${at}.Transitions`)),
  ];
}

function checkBranches(action: ActionDocument, kind: ActionKind, at: string): readonly Problem[] {
  if (kind.terminal) return checkTerminal(action, at);
  return checkTransitions(action, kind.wiring(action.Parameters), at);
}

function checkFlowType(
  { Type }: ActionDocument,
  kind: ActionKind,
  at: string,
  known: KnownFlows,
): readonly Problem[] {
  const flowType = known.type ?? 'CONTACT_FLOW';
  if (kind.flowTypes === undefined || kind.flowTypes.includes(flowType)) return [];
  return [{ path: `${at}.Type`, message: `${Type} is not allowed in a flow of type ${flowType}` }];
}

/** Identifiers are unique, and whatever is named as the next action is one of them. */
function checkTargets({ StartAction, Actions }: FlowDocument): readonly Problem[] {
  const identifiers = Actions.map(({ Identifier }) => Identifier);
  const twice = identifiers.flatMap((identifier, index) =>
    identifiers.indexOf(identifier) < index
      ? [{ path: `Actions[${index}].Identifier`, message: `"${identifier}" is used twice` }]
      : [],
  );
  const targets = [
    { path: 'StartAction', target: StartAction },
    ...Actions.flatMap(({ Transitions }, index) => targetsOf(Transitions, `Actions[${index}].Transitions`)),
  ];
  const lost = targets
    .filter(({ target }) => !identifiers.includes(target))
    .map(({ path, target }) => ({ path, message: `there is no action "${target}"` }));
  return [...twice, ...lost];
}

function targetsOf({ NextAction, Errors = [], Conditions = [] }: ActionDocument['Transitions'], at: string) {
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
