import { LambdaClient } from '@aws-sdk/client-lambda';
import { jsonLog } from '@opsline/function-kit/log';
import { parseEnvironment } from '../environment/front-door.ts';
import { createHandler } from '../handler.ts';
import { functions } from '../out/functions.ts';

/** An owner gives up after 9 seconds by itself, and says so in its own words; its cold start comes on top. */
const ownerTime = 12_000;

const env = parseEnvironment(process.env);
// How long a call may take is for the deadline alone; what could not be connected, or was throttled, is tried again.
const lambda = new LambdaClient({ requestHandler: { connectionTimeout: 1_000 }, maxAttempts: 2 });

/** The code hook of the bot. */
export const handler = createHandler({
  owners: env.OWNERS,
  ask: functions(lambda),
  deadline: () => AbortSignal.timeout(ownerTime),
  log: jsonLog((line) => process.stdout.write(line)),
});
