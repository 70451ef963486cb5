import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parametersIn } from '../../src/stages/read-stages.ts';
import { setFor } from '../../src/stages/stage-values.ts';
import { parseStages, stageNamed } from '../../src/stages/stages.ts';
import { folderOf } from '../plugin-in.ts';

const services = await parametersIn(folderOf('.'));
const example = await readFile(folderOf('stages.example.yml'), 'utf8');

/** With every line in use that shows what could be set. */
const whole = example.replace(/^( +)#(\w+: )/gm, '$1$2');

test.each([
  ['as it is', example],
  ['with all that it shows', whole],
])('the example is right, %s', (_, written) => {
  expect(parseStages('services/stages.example.yml', written, services).problems).toEqual([]);
});

test('the example shows every parameter of every service', () => {
  const prod = stageNamed(parseStages('', whole, services), 'prod');
  const missing = Object.entries(services).flatMap(([service, { parameters }]) =>
    Object.keys(parameters)
      .filter((name) => setFor(prod, service, name) === undefined)
      .map((name) => `${service}: ${name}`),
  );
  expect(missing).toEqual([]);
});

test('what the example sets together goes together', () => {
  const prod = stageNamed(parseStages('', example, services), 'prod');
  const broken = Object.entries(services).flatMap(([service, { parameters, rules }]) => {
    const set = Object.fromEntries(
      Object.keys(parameters).map((name) => [name, setFor(prod, service, name)]),
    );
    return rules.flatMap((rule) => rule(set));
  });
  expect(broken).toEqual([]);
});
