import { drawingOf, type Flow, standsOn, type Visited } from '@opsline/local-connect';
import type { Board } from '../board/board.ts';

/** The way of a call, drawn anew with each block. */
export type Way = {
  readonly onBlock: (visited: Visited) => void;
  /** Forgets the path, of a call that is played anew. */
  readonly again: () => void;
};

/** Draws the way of a call on the board, by the flows that it began with; its first by its ARN. */
export function wayOf(
  call: string,
  beginning: string,
  flows: Readonly<Record<string, Flow>>,
  board: Board,
): Way {
  const path: Visited[] = [];
  const draw = (): void => {
    const seen = new Set([beginning, ...path.map(({ flowArn }) => flowArn)]);
    const at = standsOn(flows, beginning, path);
    if (at) seen.add(at.flowArn);
    const drawing = drawingOf(Object.fromEntries([...seen].map((arn) => [arn, flows[arn] ?? noFlow])), path);
    const block = drawing.blocks.find(
      ({ flowArn, identifier }) => flowArn === at?.flowArn && identifier === at.identifier,
    );
    board.put({ kind: 'way', id: call, drawing, ...(block && { standsOn: block.id }) });
  };
  draw();
  return {
    onBlock: (visited) => {
      path.push(visited);
      draw();
    },
    again: () => void path.splice(0),
  };
}

/** What is drawn of a flow that is not there. */
const noFlow: Flow = { start: '', actions: [] };
