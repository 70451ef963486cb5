/** An answer took too long. What was under way may still have its effect; the same question may be asked again. */
class OverdueError extends Error {
  override readonly name = 'OverdueError';
}

/**
 * Waits for work, but not after the signal aborts.
 *
 * @throws {OverdueError} when the signal was first
 */
export async function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const overdue = new Promise<never>((_, reject) => {
    const refuse = (): void => reject(new OverdueError('the answer is overdue'));
    if (signal.aborted) refuse();
    signal.addEventListener('abort', refuse, { once: true });
  });
  return Promise.race([work, overdue]);
}
