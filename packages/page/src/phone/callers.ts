import type { Board } from '../board/board.ts';
import type { Calls } from './placing.ts';

/** Puts everybody who may call on the board, and again when that has changed; returns the function that ends that. */
export function showCallers({ list, on }: Calls['callers'], board: Board): () => void {
  const show = (): void => {
    for (const { knows, ...caller } of list()) {
      board.put({ kind: 'caller', ...caller, knows: Object.keys(knows) });
    }
  };
  show();
  return on(show);
}
