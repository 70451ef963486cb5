import type { Drawing } from '@opsline/local-connect';
import { Controls, ReactFlow, ReactFlowProvider, useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import { DrawnBlock, DrawnFlow } from './block.tsx';
import { laidOut } from './layout.ts';

const nodeTypes = { block: DrawnBlock, flow: DrawnFlow };

type Shown = {
  readonly label: string;
  readonly drawing: Drawing;
  /** The block that is looked at; all of them unless told. */
  readonly standsOn?: string | undefined;
};

/** A drawing that can be moved and made larger. */
export function Drawn(shown: Shown) {
  return (
    <ReactFlowProvider>
      <Inner {...shown} />
    </ReactFlowProvider>
  );
}

function Inner({ label, drawing, standsOn }: Shown) {
  const { nodes, edges } = useMemo(() => laidOut(drawing, standsOn), [drawing, standsOn]);
  const { fitView } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  useEffect(() => {
    if (width === 0 || height === 0) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const near = edges.flatMap(({ source, target }) =>
      source === standsOn || target === standsOn ? [source, target] : [],
    );
    // A phone has room for the block alone.
    const shown = nodes.filter(({ id }) => id === standsOn || (width > 480 && near.includes(id)));
    const zoom = shown.length === 0 ? {} : { nodes: shown, minZoom: 0.5, maxZoom: 0.9 };
    void fitView({ duration: still ? 0 : 500, padding: 0.1, ...zoom });
  }, [nodes, edges, standsOn, fitView, width, height]);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      minZoom={0.1}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      fitView
      colorMode="system"
      aria-label={label}
    >
      <Controls showInteractive={false} />
    </ReactFlow>
  );
}
