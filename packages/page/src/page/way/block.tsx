import { Handle, type NodeProps, Position } from '@xyflow/react';
import type { BlockNode, FlowNode } from './layout.ts';

/** A block of a flow. */
export function DrawnBlock({
  data: { flowArn, identifier, name, words, shape, visited, isHere },
}: NodeProps<BlockNode>) {
  return (
    <div
      className="block"
      data-flow={flowArn}
      data-block={identifier}
      data-shape={shape}
      data-visited={visited}
      data-here={isHere}
      title={words}
    >
      <Handle type="target" position={Position.Top} />
      <b>{name}</b>
      <span>{words}</span>
      <Handle type="source" position={Position.Bottom} />
    </div>
  );
}

/** The frame around a flow. */
export function DrawnFlow({ data: { name } }: NodeProps<FlowNode>) {
  return <div className="flow">{name}</div>;
}
