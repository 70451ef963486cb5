import type { Clock } from '@opsline/local-kit/clock';

/** Lets the time pass that a caller took: a port may answer before the time it speaks of is over. */
export async function passUntil(clock: Clock, at: number): Promise<void> {
  const missing = at - clock.now();
  if (missing > 0) await clock.sleep(missing);
}

/** What `work` resolves to, or `'too late'` when it has not after `ms`; its signal then aborts. */
export async function within<T>(
  clock: Clock,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | 'too late'> {
  const controller = new AbortController();
  const { promise, resolve } = Promise.withResolvers<'too late'>();
  const cancel = clock.timer(ms, () => {
    resolve('too late');
    controller.abort();
  });
  try {
    return await Promise.race([promise, work(controller.signal)]);
  } finally {
    cancel();
  }
}
