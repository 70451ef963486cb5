import { expect, test } from 'vitest';
import { change, type World } from './aws.ts';
import { workplace } from './workplace.ts';

const there: World = {
  stackStatus: 'UPDATE_COMPLETE',
  pages: [[change('Add', 'Alarm', 'AWS::CloudWatch::Alarm')]],
  resources: [['Employees', 'AWS::DynamoDB::Table']],
  template: { Resources: { Employees: { DeletionPolicy: 'Retain' } } },
};

test.each([
  [['--help'], 0, 'npx --yes pnpm diff --stage STAGE'],
  [['diff', '--help'], 0, '3 where something would'],
  [['destroy', '-h'], 0, '--yes STAGE'],
])('%s says how', async (args, code, told) => {
  const { command } = await workplace({});
  const ran = await command(...args);
  expect(ran.stdout).toContain(told);
  expect([ran.code, ran.stderr]).toEqual([code, '']);
});

test.each([
  [[], 'expected diff or destroy'],
  [['deploy', '--stage', 'prod'], 'expected diff or destroy'],
  [['diff'], 'expected --stage'],
  [['destroy', '--stage', ''], 'expected --stage'],
  [['diff', '--stage', 'prod', 'door'], 'door: expected one of the services doors'],
  [['diff', '--stage', 'prod', 'doors', 'windows'], 'expected one service'],
  [['diff', '--stage', 'prod', '--yes', 'prod'], "Unknown option '--yes'"],
])('%s is called wrongly', async (args, told) => {
  const { aws, command } = await workplace(there);
  const ran = await command(...args);
  expect(ran.stderr.split('\n')[0]).toContain(told);
  expect([ran.code, ran.stdout, aws.calls]).toEqual([2, '', []]);
});

test('a diff of all services is what each would come to, and nothing else', async () => {
  const { aws, command } = await workplace(there);
  expect(await command('diff', '--stage', 'prod')).toEqual({
    stdout: 'doors-prod would change like this:\n  create      Alarm (AWS::CloudWatch::Alarm)\n',
    stderr: '',
    code: 3,
  });
  expect(aws.actions().filter((action) => /Execute|SetStackPolicy/.test(action))).toEqual([]);
});

test('a diff that fails says why', async () => {
  const { command } = await workplace({ ...there, account: '999900009999' });
  const ran = await command('diff', '--stage', 'prod', 'doors');
  expect(ran.stderr).toMatch(/^doors: /);
  expect(ran.stderr).toContain('these credentials are those of 999900009999');
  expect([ran.code, ran.stdout]).toEqual([1, '']);
});

test.each([
  ['without a yes', []],
  ['with a yes to another stage', ['--yes', 'dev']],
])('%s, and without a terminal to ask on, nothing is removed', async (_, yes) => {
  const { aws, command } = await workplace(there);
  const ran = await command('destroy', '--stage', 'prod', ...yes);
  expect(ran).toEqual({
    stdout:
      'doors-prod\n  goes   0 others\n  stays  Employees (AWS::DynamoDB::Table) physical-Employees: its rows cannot be made again\n',
    stderr: 'Nothing is removed.\n',
    code: 1,
  });
  expect(aws.actions()).not.toContain('DeleteStack');
});

test('with a yes the serverless command removes what was listed', async () => {
  const { aws, command } = await workplace(there);
  const ran = await command('destroy', '--stage', 'prod', '--yes', 'prod');
  expect(ran.stdout).toContain('stays  Employees');
  expect(aws.actions(), ran.stderr).toContain('DeleteStack');
});
