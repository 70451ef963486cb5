import { useEffect, useState } from 'react';
import { useItems } from './board.ts';

/** By how many milliseconds the stack's time is ahead of this machine's. */
export function useAhead(): number {
  return useItems('clock').at(-1)?.ahead ?? 0;
}

/** The stack's time, anew each second until that moment; both in epoch ms. */
export function useNow(until: number): number {
  const ahead = useAhead();
  const [now, setNow] = useState(Date.now);
  const isOver = now + ahead >= until;
  useEffect(() => {
    setNow(Date.now());
    if (isOver) return undefined;
    const each = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(each);
  }, [isOver]);
  return now + ahead;
}
