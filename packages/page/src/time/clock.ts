import type { StackClock } from '@opsline/local-kit/stack-clock';
import type { Board } from '../board/board.ts';

/** Puts on the board how far the stack's time is ahead, anew when time passed; returns the function that ends that. */
export function showClock({ ahead, on }: Pick<StackClock, 'ahead' | 'on'>, board: Board): () => void {
  const show = (): void => board.put({ kind: 'clock', id: 'stack', ahead: ahead() });
  show();
  return on(show);
}
