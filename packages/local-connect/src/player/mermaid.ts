import { playedKind } from '../actions/action-kinds.ts';
import type { Branch, Contact, Visited } from '../contact.ts';
import type { Flow, FlowAction } from '../flow/flow.ts';
import { findByArn } from '../instance.ts';
import { nameOf, spacedOut } from '../values/in-words.ts';
import { branchesOf, targetOf } from './branch.ts';

type Flows = Readonly<Record<string, Flow>>;

/** A line between two actions: every branch that leads from one to the other. */
type Edge = {
  readonly to: string;
  readonly labels: readonly string[];
  readonly taken: boolean;
};

/**
 * Flows as one Mermaid flowchart for people to read, a subgraph each, in the order of the flows and of their
 * actions: what each action does and says, and which way it goes on when. A transfer leads to the other flow if
 * that is drawn, too. With a contact, what it went through is drawn thick.
 */
export function mermaid(flows: Flows, contact?: Contact): string {
  const places = Object.entries(flows).flatMap(([flowArn, flow], flowIndex) =>
    flow.actions.map((action, index) => ({ flowArn, action, id: `f${flowIndex}a${index}` })),
  );
  const idOf = (flowArn: string, identifier: string | undefined): string | undefined =>
    places.find((place) => place.flowArn === flowArn && place.action.identifier === identifier)?.id;
  const drawn = places.map(({ flowArn, action, id }) => {
    const visits = (contact?.path ?? []).filter(
      (visit) => visit.flowArn === flowArn && visit.identifier === action.identifier,
    );
    const goal = (branch: Branch): string | undefined => {
      if (branch.kind !== 'transfer') return idOf(flowArn, targetOf(action, branch));
      const [other, flow] = findByArn(flows, String(action.parameters.ContactFlowId)) ?? [];
      return other === undefined ? undefined : idOf(other, flow?.start);
    };
    const lines = edgesOf(action, goal, visits).map(
      ({ to, labels, taken }) => `  ${id} ${taken ? '==>' : '-->'}${labelled(labels)} ${to}`,
    );
    return { flowArn, node: `    ${id}${shape(action)}${visits.length > 0 ? ':::visited' : ''}`, lines };
  });
  return [
    'flowchart TD',
    ...Object.keys(flows).flatMap((flowArn, index) => [
      `  subgraph f${index}["${escaped(nameOf(flowArn))}"]`,
      ...drawn.filter((part) => part.flowArn === flowArn).map(({ node }) => node),
      '  end',
    ]),
    ...drawn.flatMap(({ lines }) => lines),
    ...(contact === undefined ? [] : ['  classDef visited stroke-width:4px']),
  ].join('\n');
}

/** What asks outside is a subroutine, what chooses a way is a diamond, and an end is round. */
function shape({ identifier, type, parameters, conditions }: FlowAction): string {
  const { terminal, inWords } = playedKind(type);
  const label = `"${escaped(spacedOut(identifier))}<br/>${escaped(inWords(parameters))}"`;
  if (terminal) return `([${label}])`;
  if (type === 'InvokeLambdaFunction' || type === 'ConnectParticipantWithLexBot') return `[[${label}]]`;
  return conditions.length > 0 ? `{${label}}` : `[${label}]`;
}

function edgesOf(
  action: FlowAction,
  goal: (branch: Branch) => string | undefined,
  visits: readonly Visited[],
): readonly Edge[] {
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

function labelled(labels: readonly string[]): string {
  return labels.length === 0 ? '' : `|"${escaped(labels.join(' or '))}"|`;
}

/** Mermaid's own escapes of the signs that it would read. */
function escaped(text: string): string {
  return text.replace(/[#&"<>`]|\s+/g, (sign) => (/\s/.test(sign) ? ' ' : `#${sign.charCodeAt(0)};`));
}
