import type { Contact } from '../contact.ts';
import type { Flow, FlowAction } from '../flow/flow.ts';
import { branchesOf, branchName, targetOf } from './branch.ts';

type Edge = {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly taken: boolean;
};

/**
 * Flows as one Mermaid flowchart, a subgraph each; with a contact, what it went through is drawn thick. Branches
 * that leave a flow (transfer, end) are not drawn.
 */
export function mermaid(flows: Readonly<Record<string, Flow>>, contact?: Contact): string {
  const path = contact?.path ?? [];
  const parts = Object.entries(flows).map(([flowArn, flow], index) => {
    const visits = path.filter((visit) => visit.flowArn === flowArn);
    const node = (identifier: string): string =>
      `f${index}a${flow.actions.findIndex((action) => action.identifier === identifier)}`;
    const edges = flow.actions.flatMap((action) =>
      edgesOf(action, node, (label) =>
        visits.some((visit) => visit.identifier === action.identifier && visit.took === label),
      ),
    );
    const nodes = flow.actions.map(({ identifier, type }) => {
      const visited = visits.some((visit) => visit.identifier === identifier) ? ':::visited' : '';
      return `    ${node(identifier)}["${quoted(identifier)}<br/>${type}"]${visited}`;
    });
    return { title: `  subgraph f${index}["${quoted(flowArn)}"]`, nodes, edges };
  });
  const edges = parts.flatMap((part) => part.edges);
  const links = edges.map(
    ({ from, to, label, taken }) => `  ${from} ${taken ? '==>' : '-->'}|"${quoted(label)}"| ${to}`,
  );
  return [
    'flowchart TD',
    ...parts.flatMap(({ title, nodes }) => [title, ...nodes, '  end']),
    ...links,
    '  classDef visited stroke-width:4px',
  ].join('\n');
}

function edgesOf(
  action: FlowAction,
  node: (identifier: string) => string,
  taken: (label: string) => boolean,
) {
  return branchesOf(action).flatMap((branch): readonly Edge[] => {
    const target = targetOf(action, branch);
    const label = branchName(action, branch);
    if (target === undefined) return [];
    return [{ from: node(action.identifier), to: node(target), label, taken: taken(label) }];
  });
}

/** Mermaid's own escape for a quotation mark. */
function quoted(text: string): string {
  return text.replaceAll('"', '#quot;');
}
