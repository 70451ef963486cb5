import { useEffect, useState } from 'react';

/** The time, epoch ms, anew each second while it is wanted. */
export function useNow(wanted: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!wanted) return undefined;
    setNow(Date.now());
    const each = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(each);
  }, [wanted]);
  return now;
}
