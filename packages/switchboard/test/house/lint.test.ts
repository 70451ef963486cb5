import { describe, expect, test } from 'vitest';
import { type Said, saidOf } from './planted.ts';

const dialog = 'services/some-intent/src/dialog';
const decision = 'Expected no client and no module of Node.js';
const atOnce = 'Expected nothing to wait for';
const inside = 'Expected what another package exports';

/** Files that break a rule of the house, and what is said of them. */
const planted: readonly (readonly [rule: string, path: string, text: string, said: string])[] = [
  [
    'a decision with a client',
    `${dialog}/aws.ts`,
    "import { SSMClient } from '@aws-sdk/client-ssm';",
    decision,
  ],
  [
    '… with the types of a vendor',
    `${dialog}/type.ts`,
    "import type { A } from '@aws-sdk/client-ssm';",
    decision,
  ],
  ['… with a directory', `${dialog}/ldap.ts`, "import { Client } from 'ldapts';", decision],
  ['… with an adapter', `${dialog}/adapter.ts`, "import { open } from '../directory/ldap.ts';", decision],
  ['… with its own entry', `${dialog}/entry.ts`, "import { handler } from '../lambda/some.ts';", decision],
  ['… with a module of Node.js', `${dialog}/node.ts`, "import { join } from 'node:path';", decision],
  ['… that hands one on', `${dialog}/export.ts`, "export { join } from 'node:path';", decision],
  ['… with something at run time', `${dialog}/lazy.ts`, "export const a = () => import('./b.ts');", atOnce],
  ['… that is async', `${dialog}/async.ts`, 'export async function a() {\n  return 1;\n}', atOnce],
  ['… with an async arrow', `${dialog}/arrow.ts`, 'export const a = { b: async () => 1 };', atOnce],
  ['… with an async method', `${dialog}/method.ts`, 'export const a = { async b() {} };', atOnce],
  ['… with a promise', `${dialog}/promise.ts`, 'export const a = Promise.resolve();', atOnce],
  ['… with a clock', `${dialog}/date.ts`, 'export const now = () => new Date();', 'Time comes in'],
  ['… in a room below', `${dialog}/words/date.ts`, 'export const now = () => Date.now();', 'Time comes in'],
  ['… with chance', `${dialog}/random.ts`, 'export const a = () => Math.random();', 'Randomness comes in'],
  [
    '… with crypto',
    `${dialog}/crypto.ts`,
    'export const a = () => crypto.randomUUID();',
    'Randomness comes in',
  ],
  ['… with its environment', `${dialog}/env.ts`, 'export const a = process.argv;', 'Configuration comes in'],
  ['… with the network', `${dialog}/fetch.ts`, "export const a = () => fetch('x');", 'The network comes in'],
  [
    'a sentence with a clock',
    'services/some/src/messages.ts',
    'export const a = Date.now();',
    'Time comes in',
  ],
  [
    'a composition with a client of its own',
    'services/some/src/functions/some.ts',
    "import { SNSClient } from '@aws-sdk/client-sns';",
    decision,
  ],
  [
    'an environment with a clock',
    'services/some/src/environment/a.ts',
    'export const a = Date.now();',
    'Time',
  ],
  [
    'a rule of one-time PINs with a clock',
    'packages/otp/src/rules/policy.ts',
    'export const a = Date.now();',
    'Time',
  ],
  ['a typed event with a client', 'packages/lex-kit/src/some.ts', "import 'node:fs';", decision],
  [
    'a service with another service',
    'services/some/src/a.ts',
    "import { b } from '../../other/src/b.ts';",
    inside,
  ],
  ['… by its name', 'services/some/src/b.ts', "import { b } from '@opsline/other/src/b.ts';", inside],
  [
    'a package with a service',
    'packages/some/src/a.ts',
    "import { b } from '../../../services/other/src/b.ts';",
    inside,
  ],
  [
    'a package with the inside of another',
    'packages/some/src/b.ts',
    "export { b } from '../../other/src/b.ts';",
    inside,
  ],
  ['… in a type', 'packages/some/src/c.ts', "export type A = import('../../other/src/b.ts').B;", inside],
  ['… in a test', 'packages/some/test/c.test.ts', "const a = await import('../../other/test/b.ts');", inside],
  ['… deep', 'packages/some/test/d.ts', "import { row } from '@opsline/otp/src/row.ts';\nrow();", inside],
  [
    'a circle',
    'packages/some/src/one.ts',
    "import { two } from './two.ts';\nexport const one = () => two;",
    'cycle',
  ],
  [
    'a circle of types',
    'packages/some/src/ham.ts',
    "import type { Egg } from './egg.ts';\nexport type Ham = { readonly egg: Egg };",
    'cycle',
  ],
];

/** Files that break none, beside them. */
const right: Readonly<Record<string, string>> = {
  'packages/some/src/two.ts': "import { one } from './one.ts';\n\nexport const two = () => one;\n",
  'packages/some/src/egg.ts':
    "import type { Ham } from './ham.ts';\n\nexport type Egg = { readonly ham?: Ham };\n",
  'packages/some/test/right.test.ts': "import { two } from '../src/two.ts';\n\ntwo();\n",
  'packages/some/test/room/right.test.ts': "import { two } from '../../src/two.ts';\n\ntwo();\n",
  [`${dialog}/right.ts`]: [
    "import { say } from '@opsline/lex-kit';",
    "import type { Directory } from '../directory/directory.ts';",
    "import { messages } from '../messages.ts';",
    '',
    'export function asyncWords(directory: Directory) {\n  return say(messages[directory.name]);\n}',
    '',
  ].join('\n'),
  'services/some/src/functions/right.ts': [
    "import { open } from '../directory/ldap.ts';",
    '',
    'export async function some() {\n  await open();\n}',
    '',
  ].join('\n'),
};

describe('the linter', async () => {
  const { output } = await saidOf(
    'biome',
    ['lint', '--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none'],
    { ...right, ...Object.fromEntries(planted.map(([, path, text]) => [path, `${text}\n`])) },
  );
  const of = (path: string) => output.split('\n').filter((line) => line.includes(`${path},line=`));

  test.each(planted)('refuses %s', (_, path, _text, said) => {
    expect(of(path).join('\n')).toContain(said);
  });

  test.each(Object.keys(right).filter((path) => path.includes('right')))('has nothing against %s', (path) => {
    expect(of(path)).toEqual([]);
  });
});

describe('the compiler', () => {
  const importing = (name: string): Promise<Said> =>
    saidOf('tsc', ['-p', 'tsconfig.json'], {
      'package.json': '{ "type": "module" }',
      'tsconfig.json':
        '{ "extends": "./tsconfig.base.json", "files": ["a.ts"], "compilerOptions": { "types": [] } }',
      'a.ts': `export * from '${name}';\n`,
    });

  test.each([
    ['what a package does not export', '@opsline/attempts/store'],
    ['a file of its inside', '@opsline/attempts/src/store.ts'],
    ['a service', '@opsline/auth-lookup'],
  ])('refuses %s', async (_, name) => {
    expect(await importing(name)).toEqual({
      clean: false,
      output: expect.stringContaining(`Cannot find module '${name}'`),
    });
  });

  test('has nothing against what a package exports', async () => {
    expect(await importing('@opsline/function-kit/durations')).toEqual({ clean: true, output: '' });
  });
});

describe('knip', () => {
  const own = (exported: string): Promise<Said> =>
    saidOf('knip', ['--no-progress', '--no-config-hints'], {
      'package.json': '{ "name": "all", "private": true }',
      'pnpm-workspace.yaml': 'packages:\n  - packages/*\n',
      'packages/some/package.json': JSON.stringify({
        name: '@all/some',
        exports: { '.': './src/index.ts' },
        devDependencies: { vitest: '5' },
      }),
      'packages/some/src/index.ts': `export { used } from './used.ts';\n${exported}\n`,
      'packages/some/src/used.ts': 'export const used = 1;\n',
      'packages/some/test/some.test.ts':
        "import { test } from 'vitest';\nimport { used } from '../src/index.ts';\n\ntest('used', () => used);\n",
    });

  test.each([
    ['a value that nobody uses', 'export const nobody = 1;', 'nobody'],
    ['a type that nobody uses', 'export type Nobody = 1;', 'Nobody'],
  ])('refuses %s, of an entry too', async (_, exported, said) => {
    expect(await own(exported)).toEqual({ clean: false, output: expect.stringContaining(said) });
  });

  test('has nothing against what is used', async () => {
    expect(await own('')).toEqual({ clean: true, output: '' });
  });
});
