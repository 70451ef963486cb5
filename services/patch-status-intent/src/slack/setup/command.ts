import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { stageAsked, stageOption } from '@opsline/deployment/asked';
import { outputsOfStack } from '@opsline/deployment/cloudformation';
import { whereIs } from '@opsline/deployment/where';
import { runCommand } from '@opsline/local-kit/command';
import { manifestFor } from './manifest.ts';

// A command for administrators, never deployed.

const help = `The manifest of the app in Slack, completed for a stage, on standard output.

  npx --yes pnpm slack:manifest --stage STAGE

  --stage   whose address is in it: what is deployed says it
  --url     the address, where nothing is deployed or nobody may ask

Exit codes: 0 done, 1 the address is not known, 2 wrong arguments.
`;

await runCommand(help, { ...stageOption, url: { type: 'string' } }, async ({ values }) => {
  const stage = stageAsked(values);
  const url = values.url ?? (await addressOf(stage));
  if (typeof url !== 'string') {
    process.stderr.write(`${url.wrong}\n`);
    return 1;
  }
  process.stdout.write(`${JSON.stringify(manifestFor(stage, url), null, 2)}\n`);
  return 0;
});

async function addressOf(stage: string): Promise<string | { wrong: string }> {
  const where = await whereIs(stage, process.env);
  if ('wrong' in where) return { wrong: where.wrong.join('\n') };
  const stack = `opsline-patch-status-intent-${stage}`;
  const client = new CloudFormationClient({ region: where.region });
  const { SlackUrl } = (await outputsOfStack(client, stack)) ?? {};
  return SlackUrl ?? { wrong: `${stack} has no address for Slack: set slackTeam, and deploy it first` };
}
