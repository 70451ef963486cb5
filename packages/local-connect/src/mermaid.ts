import { type Branch, branchesOf, branchName, targetOf } from './branch.ts';
import type { Contact } from './contact.ts';
import type { Flow, FlowAction } from './flow.ts';

type Edge = {
  readonly from: string;
  readonly to: string;
  /** Nothing where the action simply goes on. */
  readonly label: string;
  readonly taken: boolean;
};

/**
 * Flows as one Mermaid flowchart, a subgraph each: what is said in quotation marks, the other actions by their names.
 * With a contact, what it went through is drawn thick. Branches that leave a flow (transfer, end) are not drawn.
 */
export function mermaid(flows: Readonly<Record<string, Flow>>, contact?: Contact): string {
  const path = contact?.path ?? [];
  const parts = Object.entries(flows).map(([flowArn, flow], index) => {
    const visits = path.filter((visit) => visit.flowArn === flowArn);
    const node = (identifier: string): string =>
      `f${index}a${flow.actions.findIndex((action) => action.identifier === identifier)}`;
    const edges = flow.actions.flatMap((action) =>
      edgesOf(action, node, (branch) =>
        visits.some((visit) => visit.identifier === action.identifier && visit.took === branch),
      ),
    );
    const nodes = flow.actions.map((action) => {
      const visited = visits.some((visit) => visit.identifier === action.identifier) ? ':::visited' : '';
      return `    ${node(action.identifier)}${shapeOf(action)}${visited}`;
    });
    return { title: `  subgraph f${index}["${quoted(flowArn)}"]`, nodes, edges };
  });
  const links = parts
    .flatMap(({ edges }) => edges)
    .map(({ from, to, label, taken }) => {
      const arrow = taken ? '==>' : '-->';
      return `  ${from} ${arrow}${label && `|"${quoted(label)}"|`} ${to}`;
    });
  return [
    'flowchart TD',
    ...parts.flatMap(({ title, nodes }) => [title, ...nodes, '  end']),
    ...links,
    ...(contact ? ['  classDef visited stroke-width:4px'] : []),
  ].join('\n');
}

/** An action as a node: a question as a diamond, a call out of the flow as a subroutine, the end as a pill. */
function shapeOf({ identifier, type, parameters, conditions, next }: FlowAction): string {
  const { Text, ContactFlowId } = parameters;
  const about =
    typeof Text === 'string' ? `“${Text}”` : typeof ContactFlowId === 'string' ? ContactFlowId : '';
  const label = `"${[inWords(identifier), about].filter(Boolean).map(quoted).join('<br/>')}"`;
  if (type === 'InvokeLambdaFunction' || type === 'ConnectParticipantWithLexBot') return `[[${label}]]`;
  if (conditions.length > 0) return `{${label}}`;
  return next === undefined ? `([${label}])` : `[${label}]`;
}

/** One edge for each action that is led to, with all the ways there. */
function edgesOf(
  action: FlowAction,
  node: (identifier: string) => string,
  taken: (branch: string) => boolean,
): readonly Edge[] {
  const ways = Map.groupBy(branchesOf(action), (branch) => targetOf(action, branch));
  return [...ways].flatMap(([target, branches]): readonly Edge[] => {
    if (target === undefined) return [];
    const simply = branches.some(({ kind }) => kind === 'next');
    const label = simply ? '' : [...new Set(branches.map((branch) => wayOf(action, branch)))].join(' or ');
    const isTaken = branches.some((branch) => taken(branchName(action, branch)));
    return [{ from: node(action.identifier), to: node(target), label, taken: isTaken }];
  });
}

/** A branch, for people. */
function wayOf(action: FlowAction, branch: Branch): string {
  if (branch.kind === 'condition') {
    const { operator, operand } = action.conditions[branch.index] ?? { operator: 'Equals', operand: '' };
    return operator === 'Equals' ? inWords(operand) : `${inWords(operator)} ${operand}`;
  }
  if (branch.kind !== 'error') return branch.kind;
  const { errorType } = branch;
  if (errorType === 'NoMatchingError') return 'an error';
  return errorType === 'NoMatchingCondition' ? 'otherwise' : inWords(errorType);
}

/** `askEmployeeId` is "ask employee ID". */
function inWords(name: string): string {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').split(' ');
  return words.map((word) => (/^(id|pin)$/i.test(word) ? word.toUpperCase() : word.toLowerCase())).join(' ');
}

/** Mermaid's own escape for a quotation mark. */
function quoted(text: string): string {
  return text.replaceAll('"', '#quot;');
}
