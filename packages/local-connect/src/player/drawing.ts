import { playedKind } from '../actions/action-kinds.ts';
import type { Branch, Visited } from '../contact.ts';
import type { Flow, FlowAction } from '../flow/flow.ts';
import { findByArn } from '../instance.ts';
import { nameOf, spacedOut } from '../values/in-words.ts';
import { branchesOf, targetOf } from './branch.ts';

type Flows = Readonly<Record<string, Flow>>;

/** An action as it is drawn: what it is called and does, in words. */
export type DrawnBlock = {
  readonly id: string;
  readonly flowArn: string;
  readonly identifier: string;
  readonly name: string;
  readonly words: string;
  /** Some ask outside, some choose a way, and some are an end. */
  readonly shape: 'step' | 'asks outside' | 'choice' | 'end';
  readonly visited: boolean;
};

/** A line between two blocks: every branch that leads from one to the other, and when. */
type DrawnWay = {
  readonly from: string;
  readonly to: string;
  readonly labels: readonly string[];
  readonly taken: boolean;
};

/** Flows as they are drawn, in the order of the flows and of their actions. */
export type Drawing = {
  readonly flows: readonly { readonly flowArn: string; readonly name: string }[];
  readonly blocks: readonly DrawnBlock[];
  readonly ways: readonly DrawnWay[];
};

/** Draws flows, and the path that a contact took through them. A transfer leads to the other flow if that is drawn, too. */
export function drawingOf(flows: Flows, path: readonly Visited[] = []): Drawing {
  const places = Object.entries(flows).flatMap(([flowArn, flow], flowIndex) =>
    flow.actions.map((action, index) => {
      const visits = path.filter(
        (visit) => visit.flowArn === flowArn && visit.identifier === action.identifier,
      );
      return { flowArn, action, id: `f${flowIndex}a${index}`, visits };
    }),
  );
  return {
    flows: Object.keys(flows).map((flowArn) => ({ flowArn, name: nameOf(flowArn) })),
    blocks: places.map(({ flowArn, action, id, visits }) => ({
      id,
      flowArn,
      identifier: action.identifier,
      name: spacedOut(action.identifier),
      words: playedKind(action.type).inWords(action.parameters),
      shape: shapeOf(action),
      visited: visits.length > 0,
    })),
    ways: places.flatMap(({ flowArn, action, id, visits }) => {
      const goal = (branch: Branch): string | undefined => {
        const goes = leadsTo(flows, flowArn, action, branch);
        return places.find((one) => one.flowArn === goes.flowArn && one.action.identifier === goes.identifier)
          ?.id;
      };
      return waysOf(action, goal, visits).map((way) => ({ from: id, ...way }));
    }),
  };
}

/** The action that a contact stands on, by the path that it took; none once it is over. */
export function standsOn(
  flows: Flows,
  beginning: string,
  path: readonly Visited[],
): { readonly flowArn: string; readonly identifier: string } | undefined {
  const last = path.at(-1);
  if (last === undefined) {
    const start = flows[beginning]?.start;
    return start === undefined ? undefined : { flowArn: beginning, identifier: start };
  }
  const action = flows[last.flowArn]?.actions.find(({ identifier }) => identifier === last.identifier);
  if (action === undefined) return undefined;
  const { flowArn, identifier } = leadsTo(flows, last.flowArn, action, last.branch);
  return flowArn === undefined || identifier === undefined ? undefined : { flowArn, identifier };
}

/** Where a branch leads, in this flow or by a transfer in another. */
function leadsTo(flows: Flows, flowArn: string, action: FlowAction, branch: Branch) {
  if (branch.kind !== 'transfer') return { flowArn, identifier: targetOf(action, branch) };
  const [other, flow] = findByArn(flows, String(action.parameters.ContactFlowId)) ?? [];
  return { flowArn: other, identifier: flow?.start };
}

function shapeOf({ type, conditions }: FlowAction): DrawnBlock['shape'] {
  if (playedKind(type).terminal) return 'end';
  if (type === 'InvokeLambdaFunction' || type === 'ConnectParticipantWithLexBot') return 'asks outside';
  return conditions.length > 0 ? 'choice' : 'step';
}

function waysOf(
  action: FlowAction,
  goal: (branch: Branch) => string | undefined,
  visits: readonly Visited[],
): readonly Omit<DrawnWay, 'from'>[] {
  const branches = branchesOf(action).flatMap((branch) => {
    const to = goal(branch);
    return to === undefined ? [] : [{ branch, to }];
  });
  return [...new Set(branches.map(({ to }) => to))].map((to) => {
    const ways = branches.filter((way) => way.to === to).map(({ branch }) => branch);
    const taken = visits.some((visit) =>
      ways.some((way) => JSON.stringify(way) === JSON.stringify(visit.branch)),
    );
    return { to, labels: reasons(action, ways), taken };
  });
}

const errors: Readonly<Record<string, string>> = {
  NoMatchingError: 'an error',
  NoMatchingCondition: 'otherwise',
  InputTimeLimitExceeded: 'no answer',
  QueueAtCapacity: 'the queue is full',
};

const comparisons: Readonly<Record<string, string>> = {
  TextStartsWith: 'starts with',
  TextEndsWith: 'ends with',
  TextContains: 'contains',
  NumberGreaterThan: 'over',
  NumberGreaterOrEqualTo: 'at least',
  NumberLessThan: 'below',
  NumberLessOrEqualTo: 'at most',
};

/** When one of these branches is taken; nothing where success leads there, too. */
function reasons(action: FlowAction, ways: readonly Branch[]): readonly string[] {
  return ways.some(({ kind }) => kind === 'next') ? [] : ways.flatMap((way) => reason(action, way));
}

function reason({ conditions }: FlowAction, way: Branch): readonly string[] {
  if (way.kind === 'error') return [errors[way.errorType] ?? way.errorType];
  if (way.kind !== 'condition') return [];
  const { operator = '', operand = '' } = conditions[way.index] ?? {};
  const comparison = comparisons[operator];
  return [comparison === undefined ? spacedOut(operand) : `${comparison} ${operand}`];
}
