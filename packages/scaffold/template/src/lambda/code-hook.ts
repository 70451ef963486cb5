import { jsonLog } from '@opsline/function-kit/log';
import { parseEnvironment } from '../environment/code-hook.ts';
import { createCodeHook } from '../functions/code-hook.ts';

/** Nobody waits longer for a turn, in milliseconds: the front door gives up after 12 seconds. */
const turnTime = 9_000;

const env = parseEnvironment(process.env);

/** The code hook of sampleErrandIntent. */
export const handler = createCodeHook({
  deadline: () => AbortSignal.timeout(turnTime),
  timeZone: env.TIME_ZONE,
  now: () => Date.now(),
  log: jsonLog((line) => process.stdout.write(line)),
});
