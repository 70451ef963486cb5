import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conversationsOf, playOn } from '@opsline/lex-kit/testing';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Copy, copyOfTheRepository, type Ran } from './copy.ts';
import { frontDoorOf } from './front-door.ts';

const names = ['network-scan', 'emergency-patch'];
const services = names.map((name) => `${name}-intent`);

let copy: Copy;
const made: Ran[] = [];
let door: Awaited<ReturnType<typeof frontDoorOf>>;

beforeAll(async () => {
  copy = await copyOfTheRepository();
  for (const name of names) made.push(await copy.newIntent(name));
  door = await frontDoorOf(copy, services);
});

afterAll(async () => {
  await door.stop();
  await copy.throwAway();
});

test('two services are made, and it is said what comes next', () => {
  expect(made.map(({ code }) => code)).toEqual([0, 0]);
  expect(made[0]?.output).toMatch(/^services\/network-scan-intent is there\. Say "network scan"\.\n/);
});

test.each(services)(
  '%s has the files of its template under its name, and nothing is left of the other',
  (service) => {
    const folder = join(copy.folder, 'services', service);
    const files = globSync('**/*.*', { cwd: folder, exclude: ['node_modules'] });
    expect(files).toEqual(
      expect.arrayContaining(['README.md', 'intents.yml', 'src/lambda/code-hook.ts', 'tsconfig.json']),
    );
    const texts = files.map((file) => `${file}: ${readFileSync(join(folder, file), 'utf8')}`);
    expect(texts.filter((text) => /errand/i.test(text))).toEqual([]);
  },
);

test('what is deployed together, and what the front door leads to, has one line more each, and its comments still', () => {
  const compose = readFileSync(`${copy.folder}/serverless-compose.yml`, 'utf8');
  expect(compose).toMatch(/^# Every service/);
  expect(compose).toMatch(/\n {2}network-scan-intent:\n {4}path: services\/network-scan-intent\n/);
  expect(compose).toMatch(
    /dependsOn:\n(?: {6}- [a-z-]+\n)+ {6}- network-scan-intent\n {6}- emergency-patch-intent\n/,
  );
  const owners = readFileSync(`${copy.folder}/services/front-door/owners.yml`, 'utf8');
  expect(owners).toMatch(/^# Which service/);
  expect(owners).toMatch(
    /\nnetwork-scan-intent:\n {2}function: codeHook\n {2}intents: intents.yml\n {2}say: \[network scan\]\n/,
  );
});

describe.each(services)('%s, from the front door, over the bundles that are deployed', (service) => {
  // Its pages are made in `beforeAll`: their titles are known from the template alone.
  test.each([0, 1, 2])('conversation %d', async (number) => {
    const scene = conversationsOf(join(copy.folder, 'services', service))[number];
    if (scene === undefined) throw new Error('expected three conversations');
    const { played, expected } = await playOn(scene, door.stage(), false);
    expect(played).toEqual(expected);
  });
});

test('one conversation goes from one intent to another and back, past one that is down', async () => {
  const { says } = door.stage();
  const last = async (text: string) => (await says(text)).at(-1);
  expect(await last('what can you do')).toContain('network scan, or emergency patch');
  expect(await last('network scan for prod')).toBe('Anything else? Say "network scan", or "goodbye".');
  expect(await last('emergency patch')).toBe('For development, or for production?');
  expect(await last('dev')).toBe('Anything else? Say "emergency patch", or "goodbye".');
  expect(await last('check patching')).toMatch(/^Sorry, something went wrong on our side\./);
  expect(await last('lorem ipsum')).toMatch(/^Sorry, /);
  expect(await last('network scan for dev')).toBe('Anything else? Say "network scan", or "goodbye".');
  expect((await says('what can you do')).at(0)).toContain('Say "network scan" to begin');
  expect((await says('thanks')).at(0)).toBe('You are welcome.');
});

test.each<[string, string[], string]>([
  ['no name', [], 'expected a name'],
  ['two names', ['network', 'scan'], 'expected one name: network-scan?'],
  ['a bad name', ['NetworkScan'], 'NetworkScan: expected small letters'],
  ['a taken name', ['network-scan'], 'network-scan: services/network-scan-intent is there already'],
  ['an option that there is not', ['x', '--force'], "Unknown option '--force'"],
])('%s is refused by exit code 2, with the help, and nothing is written', async (_, args, message) => {
  const before = readFileSync(join(copy.folder, 'serverless-compose.yml'), 'utf8');
  const { code, output } = await copy.run(['packages/scaffold/src/main.ts', ...args]);
  expect(code).toBe(2);
  expect(output.startsWith(message)).toBe(true);
  expect(output).toContain('npx --yes pnpm new-intent NAME');
  expect(readFileSync(join(copy.folder, 'serverless-compose.yml'), 'utf8')).toBe(before);
});

test('--help is help, by exit code 0', async () => {
  const { code, output } = await copy.run(['packages/scaffold/src/main.ts', '--help']);
  expect([code, output.startsWith('A new service')]).toEqual([0, true]);
});

const vitest = ['node_modules/vitest/vitest.mjs', 'run', '-c', 'vitest.workspace.ts', '--no-isolate'];

type Check = { readonly what: string; readonly args: readonly string[]; readonly folder?: string };

/** What everybody runs before a change lands; it takes a minute, so it is run where more is tried than usual. */
const checks: readonly Check[] = [
  { what: 'types', args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.base.json'] },
  {
    what: 'their own tests',
    args: [...vitest, ...services.flatMap((it) => ['--project', `@opsline/${it}`])],
  },
  { what: 'tests of the front door', args: [...vitest, '--project', '@opsline/front-door'] },
  {
    what: 'what holds of every service',
    args: [...vitest, '--project', '@opsline/switchboard', 'templates', 'readmes'],
  },
  ...[...services, 'front-door'].map((service) => ({
    what: `package of ${service}`,
    args: ['node_modules/serverless/bin/serverless.js', 'package', '--stage', 'ci'],
    folder: `services/${service}`,
  })),
  { what: 'the tour', args: ['packages/switchboard/src/main.ts', 'tour'] },
];

test.each(inject('times') >= 10 ? checks : [])(
  'with both of them passes: $what',
  async ({ args, folder }) => {
    const { code, output } = await copy.run(args, folder);
    expect(code, output.slice(-4_000)).toBe(0);
  },
);
