import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SSMClient } from '@aws-sdk/client-ssm';
import { jsonLog } from '@opsline/function-kit/log';
import { parseEnvironment } from '../environment/index-runs.ts';
import { createIndexRuns } from '../functions/index-runs.ts';
import { indexTable } from '../out/index-table.ts';
import { maintenanceWindows } from '../out/systems-manager.ts';
import { systemsManagerTimeouts, timeouts } from '../out/timeouts.ts';
import { turns } from '../run-index/turns.ts';

const env = parseEnvironment(process.env);
const dynamoDb = new DynamoDBClient({ requestHandler: timeouts, maxAttempts: 3 });
// What is to be repeated is repeated by the reading, which has a deadline.
const systemsManager = new SSMClient({ requestHandler: systemsManagerTimeouts, maxAttempts: 1 });

/** Keeps the index of runs; EventBridge invokes it. */
export const handler = createIndexRuns({
  store: indexTable({ client: dynamoDb, tableName: env.PATCH_RUN_TABLE }),
  windows: maintenanceWindows(systemsManager),
  now: () => Date.now(),
  turn: turns(),
  deadline: (ms) => AbortSignal.timeout(ms),
  log: jsonLog((line) => process.stdout.write(line)),
});
