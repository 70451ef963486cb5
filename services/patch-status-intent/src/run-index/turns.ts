import { setTimeout as sleep } from 'node:timers/promises';

/** Half of what Systems Manager answers in a second: the other half is for whoever asks a question meanwhile. */
const callsPerSecond = 5;

/** Gives each call its turn, one after the other. */
export function turns(perSecond = callsPerSecond): (signal: AbortSignal) => Promise<unknown> {
  const gap = 1_000 / perSecond;
  let next = 0;
  return (signal) => {
    const now = performance.now();
    const at = Math.max(now, next);
    next = at + gap;
    return sleep(at - now, undefined, { signal });
  };
}
