import { expect, test } from 'vitest';
import { reservedConcurrency } from '../../src/numbers.ts';
import { parseParameters } from '../../src/plugin/parameters.ts';
import { setFor } from '../../src/stages/stage-values.ts';
import { parseStages, stageNamed } from '../../src/stages/stages.ts';
import { email, formed } from '../../src/text.ts';
import { textablePrefixes } from '../../src/texts.ts';
import { unshown } from '../../src/unshown.ts';

const services = {
  doors: parseParameters({ parameters: { concurrency: reservedConcurrency, alarmEmail: email } }),
  phones: parseParameters({
    parameters: {
      concurrency: reservedConcurrency,
      textablePrefixes,
      password: unshown(formed(/^right$/, 'another')),
    },
  }),
};

function read(written: string) {
  return parseStages('services/stages.yml', written, services);
}

const placed = 'account: 111122223333, region: eu-west-2';

test('what is set for one service comes before what is set for all, and both as it is written', () => {
  const written = read(`
stages:
  prod:
    account: 012345678901
    region: eu-west-2
    all: { concurrency: none, alarmEmail: ops@example.com }
    services:
      phones: { concurrency: 7, textablePrefixes: +1 }
      doors: { alarmEmail: ' ' }
  dev: { ${placed} }
`);
  expect(written.problems).toEqual([]);
  const prod = stageNamed(written, 'prod');
  expect(prod).toMatchObject({ account: '012345678901', region: 'eu-west-2' });
  const set = (service: string, parameter: string) => setFor(prod, service, parameter);
  expect([set('phones', 'concurrency'), set('doors', 'concurrency')]).toEqual(['7', 'none']);
  expect([set('phones', 'textablePrefixes'), set('doors', 'textablePrefixes')]).toEqual(['+1', undefined]);
  expect(set('doors', 'alarmEmail')).toBe('ops@example.com');
  expect(setFor(stageNamed(written, 'dev'), 'phones', 'concurrency')).toBeUndefined();
  expect(stageNamed(written, 'constructor')).toBeUndefined();
});

test.each([
  ['nothing', '', ['expected the key stages, got nothing']],
  ['no YAML', 'stages:\n  dev: [Canary', ['line 2: expected YAML (BAD_INDENT)']],
  ['a key twice', `stages:\n  dev: { ${placed} }\n  dev: {}`, ['line 3: expected YAML (DUPLICATE_KEY)']],
  ['an alias of nothing', 'stages: { dev: *Canary }', ['expected an anchor before each alias']],
  ['another key than stages', 'stage: {}\nstages: {}', ['stage: expected the key stages']],
  [
    'no block',
    'stages: { dev: }',
    ['stages.dev: expected the keys account, region, all and services, got nothing'],
  ],
  [
    'no account and no Region',
    'stages: { dev: {} }',
    [
      'stages.dev.account: expected the 12 digits of an account, got nothing',
      'stages.dev.region: expected a Region, such as eu-west-2, got nothing',
    ],
  ],
  [
    'an account without its zero',
    'stages: { dev: { account: 12345678901, region: eu-west-2 } }',
    ['stages.dev.account: expected the 12 digits of an account, got "12345678901"'],
  ],
  [
    'no Region',
    'stages: { dev: { account: 111122223333, region: London } }',
    ['stages.dev.region: expected a Region, such as eu-west-2, got "London"'],
  ],
  [
    'a key misspelt',
    `stages: { dev: { ${placed}, regoin: x } }`,
    ['stages.dev.regoin: expected the keys account, region, all and services'],
  ],
  [
    'a stage that no name can hold',
    `stages: { dev_eu: { ${placed} } }`,
    [
      'stages.dev_eu: expected letters and digits, single hyphens between them: a name of Lex has nothing else',
    ],
  ],
  [
    'a service misspelt',
    `stages: { dev: { ${placed}, services: { phone: {}, constructor: {} } } }`,
    [
      'stages.dev.services.phone: expected one of the services doors, phones',
      'stages.dev.services.constructor: expected one of the services doors, phones',
    ],
  ],
  [
    'a parameter misspelt',
    `stages: { dev: { ${placed}, services: { doors: { concurency: 7 } } } }`,
    ['stages.dev.services.doors.concurency: expected one of the parameters concurrency, alarmEmail'],
  ],
  [
    "another service's parameter",
    `stages: { dev: { ${placed}, services: { doors: { textablePrefixes: +1 } } } }`,
    ['stages.dev.services.doors.textablePrefixes: expected one of the parameters concurrency, alarmEmail'],
  ],
  [
    'a shared parameter that no service has',
    `stages: { dev: { ${placed}, all: { concurency: 7, toString: 7 } } }`,
    [
      'stages.dev.all.concurency: expected a parameter; no service has this one',
      'stages.dev.all.toString: expected a parameter; no service has this one',
    ],
  ],
  [
    'a value that is wrong, for one and for all, once',
    `stages: { dev: { ${placed}, all: { concurrency: many }, services: { phones: { textablePrefixes: '+1,44' } } } }`,
    [
      'stages.dev.all.concurrency: expected none, or a whole number, 1 or more, got "many"',
      'stages.dev.services.phones.textablePrefixes.1: expected a plus sign and one to seven digits, such as +44, got "+1,44"',
    ],
  ],
  [
    'a list where text belongs',
    `stages: { dev: { ${placed}, services: { phones: { textablePrefixes: [+1] } } } }`,
    ['stages.dev.services.phones.textablePrefixes: expected text, got a list'],
  ],
  [
    'a secret',
    `stages: { dev: { ${placed}, services: { phones: { password: Canary } } } }`,
    ['stages.dev.services.phones.password: expected another, got 6 characters'],
  ],
  [
    'a secret where services belong',
    `stages: { dev: { ${placed}, services: { phones: Canary } } }`,
    ['stages.dev.services.phones: expected parameters and their values, got 6 characters'],
  ],
])('%s is told', (_, written, told) => {
  const problems = read(written).problems.map(({ path, message }) => `${path}: ${message}`);
  expect(problems).toEqual(told.map((it) => `services/stages.yml: ${it}`));
  expect(problems.join()).not.toContain('Canary');
});
