import dagre from '@dagrejs/dagre';
import type { Drawing } from '@opsline/local-connect';
import { type Edge, MarkerType, type Node } from '@xyflow/react';

/** The size of a block, CSS pixels. */
const size = { width: 190, height: 64 } as const;

export type BlockNode = Node<Drawing['blocks'][number] & { readonly isHere: boolean }, 'block'>;
export type FlowNode = Node<{ readonly name: string }, 'flow'>;

/** Places blocks and ways, from above to below, each flow in a frame of its own. */
export function laidOut(
  { flows, blocks, ways }: Drawing,
  standsOn: string | undefined,
): { readonly nodes: (BlockNode | FlowNode)[]; readonly edges: Edge[] } {
  const graph = new dagre.graphlib.Graph({ compound: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 44, marginx: 16, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { flowArn } of flows) graph.setNode(flowArn, {});
  for (const { id, flowArn } of blocks) {
    graph.setNode(id, { ...size });
    graph.setParent(id, flowArn);
  }
  // The way where all goes well is straight.
  for (const { from, to, labels } of ways) graph.setEdge(from, to, { weight: labels.length === 0 ? 8 : 1 });
  dagre.layout(graph);
  const frames = flows.map(({ flowArn, name }): FlowNode => {
    const inside = blocks.filter((block) => block.flowArn === flowArn).map(({ id }) => graph.node(id));
    const [left, top] = [Math.min(...inside.map(({ x }) => x)), Math.min(...inside.map(({ y }) => y))];
    const [right, bottom] = [Math.max(...inside.map(({ x }) => x)), Math.max(...inside.map(({ y }) => y))];
    return {
      id: flowArn,
      type: 'flow',
      data: { name },
      position: { x: left - size.width / 2 - 16, y: top - size.height / 2 - 34 },
      width: right - left + size.width + 32,
      height: bottom - top + size.height + 50,
    };
  });
  const placed = blocks.map((block): BlockNode => {
    const { x, y } = graph.node(block.id);
    return {
      id: block.id,
      type: 'block',
      data: { ...block, isHere: block.id === standsOn },
      position: { x: x - size.width / 2, y: y - size.height / 2 },
      ...size,
    };
  });
  const edges = ways.map(({ from, to, labels, taken }): Edge => {
    const marker = { type: MarkerType.ArrowClosed, width: 14, height: 14 };
    return {
      id: `${from}-${to}`,
      type: 'smoothstep',
      source: from,
      target: to,
      label: labels.join(' or '),
      className: taken ? 'taken' : '',
      markerEnd: { ...marker, color: taken ? 'var(--accent)' : 'var(--line)' },
      zIndex: taken ? 2 : 1,
    };
  });
  return { nodes: [...frames, ...placed], edges };
}
