import { expect, test } from 'vitest';
import { concerned } from '../../src/live/concerned.ts';

const services = [
  {
    folder: '/here/services/patching',
    inputs: new Set(['/here/services/patching/src/handler.ts', '/here/packages/otp/src/line.ts']),
    gathers: false,
  },
  { folder: '/here/services/door', inputs: new Set(['/here/packages/lex-kit/src/bot.ts']), gathers: true },
  { folder: '/here/services/alerts', inputs: new Set<string>(), gathers: false },
];

test.each<[string, string[]]>([
  ['services/patching/bot.yml', ['patching', 'door']],
  ['services/patching/serverless.yml', ['patching', 'door']],
  ['services/door/bot.yml', ['door']],
  ['services/patching/flows/main.json', ['patching']],
  ['services/patching/resources/roles.yml', ['patching']],
  ['services/patching/src/handler.ts', ['patching']],
  ['services/patching/src/a/new/room.ts', ['patching']],
  ['services/door/template.cjs', ['door']],
  ['packages/otp/src/line.ts', ['patching']],
  ['packages/lex-kit/src/bot.ts', ['door']],
  ['packages/local-lex/src/index.ts', []],
  ['packages/settings/alarm-topic.yml', ['patching', 'door', 'alerts']],
  ['packages/settings/esbuild.cjs', ['patching', 'door', 'alerts']],
  ['services/patching/README.md', []],
  ['services/patching/test/bot.test.ts', []],
  ['services/patching/bench/main.ts', []],
  ['services/patching-too/bot.yml', ['door']],
])('%s concerns %j', (path, expected) => {
  const found = concerned([`/here/${path}`], services, '/here');
  expect(found).toEqual(expected.map((name) => `/here/services/${name}`));
});

test('several files at once concern each service once', () => {
  const changed = ['src/handler.ts', 'bot.yml', 'flows/main.json'].map(
    (path) => `/here/services/patching/${path}`,
  );
  expect(concerned(changed, services, '/here')).toEqual(['/here/services/patching', '/here/services/door']);
});
