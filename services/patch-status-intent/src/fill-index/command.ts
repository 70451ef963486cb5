import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SSMClient } from '@aws-sdk/client-ssm';
import { stageAsked, stageOption } from '@opsline/deployment/asked';
import { whereIs } from '@opsline/deployment/where';
import { localClient } from '@opsline/local-kit/account';
import { Misused, runCommand } from '@opsline/local-kit/command';
import { indexTable } from '../out/index-table.ts';
import { maintenanceWindows } from '../out/systems-manager.ts';
import { turns } from '../run-index/turns.ts';
import { fillIndex } from './fill-index.ts';

// A command for administrators, never deployed.

const help = `Fills the index of runs of a stage (parameter index) from Systems Manager, after the first deployment with it.

  npx --yes pnpm index:fill --stage STAGE

It reads five calls a second, some five calls a window, and tells how far it is. Begun again it goes on where it stopped;
answers are right meanwhile. Without it the index fills by itself, every five minutes for four.

  --stage   whose index; local is this machine's, where AWS_ENDPOINT_URL says

Exit codes: 0 filled, 1 not all of it, 2 wrong arguments, 130 stopped: what was read is kept.
`;

/** This machine's stage, which no account has. */
const local = 'local';

/** How the stage's AWS is reached, or why nobody goes there. */
async function clientOf(stage: string) {
  if (stage === local) {
    const { AWS_ENDPOINT_URL } = process.env;
    if (AWS_ENDPOINT_URL === undefined)
      throw new Misused('expected AWS_ENDPOINT_URL: where AWS is on this machine, as `pnpm start` tells');
    return localClient(AWS_ENDPOINT_URL);
  }
  const where = await whereIs(stage, process.env);
  return 'wrong' in where ? where : { region: where.region };
}

await runCommand(help, stageOption, async ({ values, positionals }) => {
  const stage = stageAsked(values);
  if (positionals.length > 0) throw new Misused('expected nothing but --stage');
  const client = await clientOf(stage);
  if ('wrong' in client) {
    process.stderr.write(`${client.wrong.join('\n')}\n`);
    return 1;
  }
  const stopped = new AbortController();
  process.once('SIGINT', () => stopped.abort());
  const filled = await fillIndex({
    store: indexTable({ client: new DynamoDBClient(client), tableName: `opsline-${stage}-PatchRun` }),
    windows: maintenanceWindows(new SSMClient({ ...client, maxAttempts: 1 })),
    now: () => Date.now(),
    deadline: stopped.signal,
    turn: turns(),
    tell: (line) => void process.stdout.write(`${line}\n`),
  });
  if (stopped.signal.aborted) return 130;
  return filled ? 0 : 1;
});
