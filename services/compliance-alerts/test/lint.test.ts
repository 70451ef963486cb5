import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readDefinition } from '@opsline/local-kit/read-template';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { folder } from './world.ts';

const definition = readDefinition(folder, 'state-machine.asl.yml');
const run = promisify(execFile);

const retrier = z.looseObject({
  ErrorEquals: z.array(z.string()),
  MaxAttempts: z.number(),
  JitterStrategy: z.string(),
});
const catcher = z.looseObject({ ErrorEquals: z.array(z.string()) });
const task = z.looseObject({
  Type: z.literal('Task'),
  Resource: z.string(),
  TimeoutSeconds: z.number().optional(),
  Retry: z.array(retrier),
  Catch: z.array(catcher).default([]),
});

function tasksOf(value: unknown): readonly z.infer<typeof task>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(tasksOf);
  return 'Type' in value && value.Type === 'Task' ? [task.parse(value), ...inner] : inner;
}

const tasks = tasksOf(definition);

test('asl-validator finds nothing', async () => {
  const file = join(tmpdir(), `compliance-alerts-${process.pid}.asl.json`);
  // Its pattern for an expression knows no line breaks, which are only white space to JSONata.
  const flat = JSON.stringify(definition, (_, part) =>
    typeof part === 'string' ? part.replaceAll('\n', ' ') : part,
  );
  await writeFile(file, flat);
  const linter = join(folder, 'node_modules/asl-validator/dist/bin/asl-validator.js');
  const { stdout } = await run(process.execPath, [linter, '--json-path', file]);
  expect(stdout).toContain('is valid');
});

test('L7: every task has a time limit below the machine’s own', () => {
  expect(tasks.length).toBeGreaterThanOrEqual(10);
  for (const { Resource, TimeoutSeconds } of tasks) expect(TimeoutSeconds, Resource).toBeLessThanOrEqual(70);
  expect(definition).toMatchObject({ TimeoutSeconds: 7_200, QueryLanguage: 'JSONata' });
});

test('L8: every task retries named, passing errors, with jitter; no 4xx but 429; States.ALL only caught, last', () => {
  for (const { Retry, Catch } of tasks) {
    for (const { ErrorEquals, MaxAttempts, JitterStrategy } of Retry) {
      expect(ErrorEquals).not.toContain('States.ALL');
      expect(ErrorEquals.filter((name) => /StatusCode\.4(?!29)/u.test(name))).toEqual([]);
      // What a sink answers may name a time to wait, which full jitter would come before.
      const ofSinks = ErrorEquals.some((name) => name.startsWith('States.Http.'));
      expect([MaxAttempts, JitterStrategy]).toEqual(ofSinks ? [5, 'NONE'] : [4, 'FULL']);
    }
    const all = Catch.findIndex(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'));
    expect([-1, Catch.length - 1]).toContain(all);
  }
});

test('States.ALL does not catch an answer that is too large, so every Catch of all names it beside', () => {
  for (const { Resource, Catch } of tasks) {
    const names = Catch.map(({ ErrorEquals }) => ErrorEquals.join());
    expect(names, Resource).toContain('States.DataLimitExceeded');
    if (names.includes('States.ALL')) {
      expect(names.slice(-2), Resource).toEqual(['States.DataLimitExceeded', 'States.ALL']);
    }
  }
});

test('no call lists whole instances, which name every address and so have no largest size', () => {
  expect(tasks.map(({ Resource }) => Resource)).not.toContain(
    'arn:aws:states:::aws-sdk:ec2:describeInstances',
  );
});

test('no state uses JSONPath, whose expressions would stay text', () => {
  expect(JSON.stringify(definition)).not.toMatch(
    /"(?:Parameters|ResultPath|InputPath|OutputPath|ResultSelector)"|\.\$":/u,
  );
});

test('CA6: no account, region or stage stands in the templates or the machine', () => {
  const files = [
    'serverless.yml',
    'state-machine.asl.yml',
    'member-account.yml',
    ...['resources', 'state-machine'].flatMap((dir) => globSync(`${dir}/**/*.yml`, { cwd: folder })),
  ];
  for (const file of files) {
    expect(readFileSync(join(folder, file), 'utf8'), file).not.toMatch(
      /\b(?!0{12}\b)\d{12}\b|\b(?:us|eu|ap|sa|ca|me|af|il)-[a-z]+-\d\b|\b(?:dev|prod|staging)\b/u,
    );
  }
});
