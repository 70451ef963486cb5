import { spawnSync } from 'node:child_process';
import { Misused, runCommand } from '@opsline/local-kit/command';
import { serverless } from '@opsline/local-kit/serverless';
import { exitCodes } from '../exit-codes.ts';
import { servicesOf } from '../services.ts';
import { isTyped } from '../typed.ts';
import { servicesAsked, stageAsked, stageOption } from './asked.ts';
import { showEach } from './show-each.ts';

const help = `Removes what is deployed to a stage. First it lists what has to be done by hand, what goes, and what stays and why.

  npx --yes pnpm destroy --stage STAGE [SERVICE]

  --yes STAGE   instead of being asked

It ends with 0 where all is removed, 1 where it failed or was not wanted, and 2 where it was called wrongly.
`;

await runCommand(help, { ...stageOption, yes: { type: 'string' } }, async ({ values, positionals }) => {
  const stage = stageAsked(values);
  const [service, ...more] = positionals;
  if (more.length > 0) throw new Misused('expected one service, or none for all');
  const chosen = servicesAsked(await servicesOf('.'), positionals);
  if ((await showEach(chosen, 'removal', stage)) !== exitCodes.done) return exitCodes.failed;
  if (values.yes === undefined && process.stdin.isTTY)
    process.stderr.write(`Type ${stage} to remove all this: `);
  const isWanted = values.yes === undefined ? await isTyped(stage, process.stdin) : values.yes === stage;
  if (!isWanted) {
    process.stderr.write('Nothing is removed.\n');
    return exitCodes.failed;
  }
  const only = service === undefined ? [] : ['--service', service];
  const args = [serverless, 'remove', '--stage', stage, ...only];
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? exitCodes.failed;
});
