import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SSMClient } from '@aws-sdk/client-ssm';
import { askedBy } from '@opsline/deployment/asked';
import { whereIs } from '@opsline/deployment/where';
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

/** The exit code. */
async function main(): Promise<number> {
  const asked = askedBy(process.argv.slice(2), help, {});
  if ('code' in asked) {
    (asked.code === 0 ? process.stdout : process.stderr).write(asked.said);
    return asked.code;
  }
  const { stage, positionals } = asked;
  if (positionals.length > 0) return misused('expected nothing but --stage');
  if (stage === local && process.env.AWS_ENDPOINT_URL === undefined) {
    return misused('expected AWS_ENDPOINT_URL: where AWS is on this machine');
  }
  const where = stage === local ? { region: 'us-east-1' } : await whereIs(stage, process.env);
  if ('wrong' in where) {
    process.stderr.write(`${where.wrong.join('\n')}\n`);
    return 1;
  }
  const { region } = where;
  const stopped = new AbortController();
  process.once('SIGINT', () => stopped.abort());
  const filled = await fillIndex({
    store: indexTable({ client: new DynamoDBClient({ region }), tableName: `opsline-${stage}-PatchRun` }),
    windows: maintenanceWindows(new SSMClient({ region, maxAttempts: 1 })),
    now: () => Date.now(),
    deadline: stopped.signal,
    turn: turns(),
    tell: (line) => void process.stdout.write(`${line}\n`),
  });
  if (stopped.signal.aborted) return 130;
  return filled ? 0 : 1;
}

function misused(why: string): number {
  process.stderr.write(`${why}\n\n${help}`);
  return 2;
}

process.exitCode = await main().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.message : 'not done'}\n`);
  return 1;
});
