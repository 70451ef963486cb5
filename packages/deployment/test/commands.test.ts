import { expect, inject, test } from 'vitest';
import { change, type World } from './aws.ts';
import { workplace } from './workplace.ts';

const there: World = {
  stackStatus: 'UPDATE_COMPLETE',
  pages: [[change('Add', 'Alarm', 'AWS::CloudWatch::Alarm')]],
  resources: [['Employees', 'AWS::DynamoDB::Table']],
  template: { Resources: { Employees: { DeletionPolicy: 'Retain' } } },
};

test.each<[Parameters<Awaited<ReturnType<typeof workplace>>['command']>, string]>([
  [['diff', '--help'], '3 where something would'],
  [['destroy', '-h'], '--yes STAGE'],
])('%s says how', async (args, told) => {
  const { command } = await workplace({});
  const ran = await command(...args);
  expect(ran.stdout).toContain(told);
  expect([ran.code, ran.stderr]).toEqual([0, '']);
});

test.each<[Parameters<Awaited<ReturnType<typeof workplace>>['command']>, string]>([
  [['diff'], 'expected --stage'],
  [['destroy', '--stage', ''], 'expected --stage'],
  [['diff', '--stage', 'prod', 'door'], 'door: expected of the services doors'],
  [['destroy', '--stage', 'prod', 'doors', 'windows'], 'expected one service'],
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

test('with a yes to another stage nothing is removed, but all of it is told', async () => {
  const { aws, command } = await workplace(there);
  expect(await command('destroy', '--stage', 'prod', '--yes', 'dev')).toEqual({
    stdout:
      'doors-prod\n  goes   0 others\n  stays  Employees (AWS::DynamoDB::Table) physical-Employees: its rows cannot be made again\n',
    stderr: 'Nothing is removed.\n',
    code: 1,
  });
  expect(aws.actions()).not.toContain('DeleteStack');
});

// It takes the command three times; removals are rehearsed, too.
test.each(inject('times') >= 10 ? ['prod'] : [])(
  'with a yes to %s the serverless command removes what was listed',
  async (stage) => {
    const { aws, command } = await workplace(there);
    const ran = await command('destroy', '--stage', 'prod', '--yes', stage);
    expect(ran.stdout).toContain('stays  Employees');
    expect(aws.actions(), ran.stderr).toContain('DeleteStack');
  },
);
