import { Controls, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import type { CallItem, WayItem } from '../../board/items.ts';
import { useItems } from '../state/board.ts';
import { DrawnBlock, DrawnFlow } from './block.tsx';
import { laidOut } from './layout.ts';

const nodeTypes = { block: DrawnBlock, flow: DrawnFlow };

/** The flows that a call went through: the block that it stands on is lit, the path that it took is thick. */
export function Way({ call }: { readonly call: CallItem | undefined }) {
  const way = useItems('way').find(({ id }) => id === call?.id);
  if (way === undefined)
    return <p className="hint">The way of a call through its contact flows is drawn here.</p>;
  return (
    <div className="way">
      <InWords way={way} />
      <ReactFlowProvider key={way.id}>
        <Drawn way={way} />
      </ReactFlowProvider>
    </div>
  );
}

/** The same as words, for whoever does not see it. */
function InWords({ way: { drawing, standsOn } }: { readonly way: WayItem }) {
  const here = drawing.blocks.find(({ id }) => id === standsOn);
  const visited = drawing.blocks.filter((block) => block.visited);
  return (
    <p className="unseen" role="status">
      {here === undefined ? 'The call is over.' : `The call stands on ${here.name}: ${here.words}.`} It went
      through {visited.length} blocks.
    </p>
  );
}

function Drawn({ way: { drawing, standsOn } }: { readonly way: WayItem }) {
  const { nodes, edges } = useMemo(() => laidOut(drawing, standsOn), [drawing, standsOn]);
  const { fitView } = useReactFlow();
  useEffect(() => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const near = edges.flatMap(({ source, target }) =>
      source === standsOn || target === standsOn ? [source, target] : [],
    );
    const shown = nodes.filter(({ id }) => id === standsOn || near.includes(id));
    const zoom = shown.length === 0 ? {} : { nodes: shown, minZoom: 0.5, maxZoom: 0.9 };
    void fitView({ duration: still ? 0 : 500, padding: 0.1, ...zoom });
  }, [nodes, edges, standsOn, fitView]);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      minZoom={0.2}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      fitView
      colorMode="system"
      aria-label="The way of the call through its contact flows"
    >
      <Controls showInteractive={false} />
    </ReactFlow>
  );
}
