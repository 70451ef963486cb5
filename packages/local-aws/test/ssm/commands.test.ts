import { ListCommandInvocationsCommand, SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, test } from 'vitest';
import { scenarioOf, started } from '../started.ts';

const launched = '9d ago';
const written = {
  windows: [
    {
      name: 'night',
      targets: [{ name: 'Alpha' }, { name: 'Beta' }],
      executions: [
        {
          started: '5h ago',
          ran: '1h',
          groups: {
            Alpha: { status: 'FAILED', failedOn: [{ instance: 'a-1', details: 'Undeliverable' }] },
            Beta: 'TIMED_OUT',
          },
        },
      ],
    },
  ],
  instances: [
    ...['a-1', 'a-2'].map((name) => ({ name, patchGroup: 'Alpha', launched })),
    { name: 'b-1', patchGroup: 'Beta', launched },
    { name: 'b-2', patchGroup: 'Beta', managed: false, launched },
  ],
};
const scenario = scenarioOf(written);
const [alpha, beta] = scenario.windows[0]?.executions[0]?.tasks[0]?.invocations ?? [];

async function listed(input: object) {
  const { client } = await started({ scenario });
  return new SSMClient(client).send(new ListCommandInvocationsCommand(input));
}

describe('ListCommandInvocations', () => {
  test('tells how a command went on each managed instance of its target', async () => {
    const { CommandInvocations } = await listed({ CommandId: alpha?.commandId });
    const DocumentName = 'AWS-RunPatchBaseline';
    const common = { CommandId: alpha?.commandId, DocumentName };
    expect(CommandInvocations).toEqual([
      {
        ...common,
        InstanceId: scenario.instances[0]?.id,
        InstanceName: 'a-1',
        Status: 'Failed',
        StatusDetails: 'Undeliverable',
      },
      {
        ...common,
        InstanceId: scenario.instances[1]?.id,
        InstanceName: 'a-2',
        Status: 'Success',
        StatusDetails: 'Success',
      },
    ]);
  });

  test.each([
    ['of one status', alpha, 'Failed', ['a-1']],
    ['of another', alpha, 'TimedOut', []],
    ['without a list of those that failed: all of them', beta, 'TimedOut', ['b-1']],
  ])('%s', async (_, invocation, value, names) => {
    const Filters = [{ key: 'Status' as const, value }];
    const { CommandInvocations } = await listed({ CommandId: invocation?.commandId, Filters });
    expect(CommandInvocations?.map(({ InstanceName }) => InstanceName)).toEqual(names);
  });

  test('of an unknown command there are none', async () => {
    const { CommandInvocations } = await listed({ CommandId: '00000000-0000-4000-8000-000000000000' });
    expect(CommandInvocations).toEqual([]);
  });

  test.each([
    ['a filter that it does not heed', { Filters: [{ key: 'InvokedAfter', value: '2026-11-20T00:00:00Z' }] }],
    ['a page of more than 50', { MaxResults: 51 }],
    ['the output of plugins', { Details: true }],
  ])('refuses %s', async (_, input) => {
    await expect(listed({ CommandId: alpha?.commandId, ...input })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});

test('an instance that there is not is refused by its place', () => {
  const groups = { Alpha: { status: 'FAILED', failedOn: [{ instance: 'c-1' }] } };
  const window = {
    name: 'night',
    targets: [{ name: 'Alpha' }],
    executions: [{ started: '5h ago', ran: '1h', groups }],
  };
  expect(() => scenarioOf({ windows: [window] })).toThrow(
    'windows[0].executions[0].groups.Alpha.failedOn[0].instance: expected the name of an instance',
  );
});
