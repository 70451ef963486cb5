import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Misused, runCommand } from '@opsline/local-kit/command';
import { newIntent } from './new-intent.ts';

const help = `A new service with one intent, which a caller and a Slack user reach from the front door.

  npx --yes pnpm new-intent NAME   such as network-scan: what people say, with hyphens

  --no-install                     leave linking its packages (pnpm install) to you
  --help                           this

It writes services/NAME-intent and adds it to services/front-door/owners.yml and serverless-compose.yml.
`;

function next(name: string, words: string): string {
  return `services/${name}-intent is there. Say "${words}".

  npx --yes pnpm start   the tour plays its conversations/tour.md, in Slack and by phone
  npx --yes pnpm test    its tests, and what holds of every service

What to change, step by step: .github/next-intent.md
`;
}

await runCommand(help, { 'no-install': { type: 'boolean', default: false } }, ({ values, positionals }) => {
  const [name, ...more] = positionals;
  if (name === undefined) throw new Misused('expected a name');
  if (more.length > 0) throw new Misused(`expected one name: ${positionals.join('-')}?`);
  const root = join(import.meta.dirname, '../../..');
  const made = newIntent(root, name);
  if ('refused' in made) throw new Misused(`${name}: ${made.refused}`);
  const isLinked = values['no-install'] || isInstalled(root);
  if (!isLinked) process.stderr.write('Its packages could not be linked: npx --yes pnpm install\n');
  process.stdout.write(next(name, made.names.words));
  return isLinked ? 0 : 1;
});

function isInstalled(root: string): boolean {
  const args = ['install', '--no-frozen-lockfile'];
  return spawnSync('pnpm', args, { cwd: root, stdio: 'inherit' }).status === 0;
}
