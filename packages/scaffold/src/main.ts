import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
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

function refuse(message: string): never {
  process.stderr.write(`${message}\n\n${help}`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        'no-install': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const { values, positionals } = readArguments();
if (values.help) {
  process.stdout.write(help);
  process.exit(0);
}
const [name, ...more] = positionals;
if (name === undefined) refuse('expected a name');
if (more.length > 0) refuse(`expected one name: ${positionals.join('-')}?`);

const root = join(import.meta.dirname, '../../..');
const made = newIntent(root, name);
if ('refused' in made) refuse(`${name}: ${made.refused}`);
if (!values['no-install']) {
  const { status } = spawnSync('pnpm', ['install', '--no-frozen-lockfile'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    process.stderr.write('Its packages could not be linked: npx --yes pnpm install\n');
    process.exitCode = 1;
  }
}
process.stdout.write(next(name, made.names.words));
