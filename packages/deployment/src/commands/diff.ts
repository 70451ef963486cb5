import { runCommand } from '@opsline/local-kit/command';
import { servicesOf } from '../services.ts';
import { servicesAsked, stageAsked, stageOption } from './asked.ts';
import { showEach } from './show-each.ts';

const help = `What a deployment would create, replace (with the properties that force it) and delete. It changes nothing.

  npx --yes pnpm diff --stage STAGE [SERVICE …]

It ends with 0 where nothing would change, 3 where something would, 4 where that needs a yes (OPSLINE_MAY_LOSE),
1 where it failed, and 2 where it was called wrongly.
`;

await runCommand(help, stageOption, async ({ values, positionals }) =>
  showEach(servicesAsked(await servicesOf('.'), positionals), 'diff', stageAsked(values)),
);
