import type { StackOptions } from '../src/stack/stack.ts';
import { noTrace } from '../src/terminal/trace.ts';

/** How a stack is started that is measured: nothing is told meanwhile. */
export const quiet = {
  directory: 'local',
  progress: (_, work) => work(),
  trace: noTrace,
  environment: process.env,
} satisfies Omit<StackOptions, 'scenario'>;
