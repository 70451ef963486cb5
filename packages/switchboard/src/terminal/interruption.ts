import type { Progress } from './progress.ts';

/** The exit code that a shell gives a process which ends by these signals. */
const endings = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Resolves to the exit code when somebody ends this process, which from then on goes on until it has ended everything. */
export function interruption(): Promise<number> {
  // A terminal that was closed gives and takes no more lines; what is left is to end everything.
  for (const stream of [process.stdin, process.stdout, process.stderr]) stream.on('error', () => {});
  return new Promise((resolve) => {
    for (const [signal, code] of Object.entries(endings)) process.on(signal, () => resolve(code));
  });
}

/** Progress that begins nothing more once somebody has ended this process: what is up until then ends at once. */
export function untilInterrupted(progress: Progress, interrupted: Promise<number>): Progress {
  let isInterrupted = false;
  void interrupted.then(() => {
    isInterrupted = true;
  });
  return async (what, work) => {
    if (isInterrupted) throw new Error('interrupted');
    return progress(what, work);
  };
}
