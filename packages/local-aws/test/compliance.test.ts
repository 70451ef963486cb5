import {
  DescribeInstanceInformationCommand,
  DescribeInstancePatchStatesCommand,
  ListComplianceItemsCommand,
  ListResourceComplianceSummariesCommand,
  paginateDescribeInstancePatchStates,
  paginateListComplianceItems,
  paginateListResourceComplianceSummaries,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { describe, expect, test } from 'vitest';
import { defaultScenario } from '../src/index.ts';
import { noon, started } from './started.ts';

const scenario = defaultScenario(noon);
function idOf(name: string): string {
  return scenario.instances.find((one) => one.name === `harbour-${name}`)?.id ?? '';
}
function nameOf(id: string | undefined) {
  return scenario.instances.find((one) => one.id === id)?.name.slice('harbour-'.length);
}
async function ssm() {
  return new SSMClient((await started({ scenario })).client);
}

describe('DescribeInstancePatchStates', () => {
  const none = { missing: 0, failed: 0, reboot: 0, rejected: 0, critical: 0, security: 0, other: 0 };
  test.each([
    ['web-1', none],
    ['web-2', { ...none, reboot: 2, critical: 1, security: 1 }],
    ['build-1', { ...none, missing: 3, critical: 1, security: 1, other: 1 }],
    ['dc-1', { ...none, missing: 1, failed: 1, critical: 1, security: 1 }],
    ['files-1', { ...none, rejected: 1, other: 1 }],
  ])('counts the patches of %s', async (name, counts) => {
    const input = { InstanceIds: [idOf(name)] };
    const { InstancePatchStates } = await (await ssm()).send(new DescribeInstancePatchStatesCommand(input));
    expect(
      InstancePatchStates?.map((one) => ({
        missing: one.MissingCount,
        failed: one.FailedCount,
        reboot: one.InstalledPendingRebootCount,
        rejected: one.InstalledRejectedCount,
        critical: one.CriticalNonCompliantCount,
        security: one.SecurityNonCompliantCount,
        other: one.OtherNonCompliantCount,
      })),
    ).toEqual([counts]);
  });

  test('leaves out who never reported, and tells when the others did', async () => {
    const client = await ssm();
    const InstanceIds = scenario.instances.map(({ id }) => id);
    const found: (string | undefined)[] = [];
    for await (const page of paginateDescribeInstancePatchStates({ client, pageSize: 10 }, { InstanceIds })) {
      found.push(...(page.InstancePatchStates ?? []).map(({ InstanceId }) => nameOf(InstanceId)));
    }
    expect(found).toEqual(['web-1', 'web-2', 'build-1', 'dc-1', 'files-1', 'db-1', 'batch-1']);
    const stale = await client.send(new DescribeInstancePatchStatesCommand({ InstanceIds: [idOf('db-1')] }));
    expect(stale.InstancePatchStates?.[0]?.OperationEndTime).toEqual(new Date(noon - 31 * 86_400_000));
  });

  test.each([
    ['51 instances', { InstanceIds: Array(51).fill(idOf('web-1')) }, 'ValidationException'],
    ['an id that is none', { InstanceIds: ['web-1'] }, 'ValidationException'],
    ['MaxResults of 9', { InstanceIds: [], MaxResults: 9 }, 'ValidationException'],
    ['a token nobody gave', { InstanceIds: [], NextToken: 'x' }, 'InvalidNextToken'],
  ])('refuses %s', async (_, input, name) => {
    await expect((await ssm()).send(new DescribeInstancePatchStatesCommand(input))).rejects.toMatchObject({
      name,
    });
  });
});

describe('ListResourceComplianceSummaries', () => {
  const status = (Type: 'EQUAL' | 'NOT_EQUAL', ...Values: string[]) => ({ Key: 'Status', Type, Values });
  test.each([
    ['EQUAL', [status('EQUAL', 'NON_COMPLIANT')], ['web-2', 'build-1', 'dc-1', 'files-1', 'batch-1']],
    ['NOT_EQUAL', [status('NOT_EQUAL', 'NON_COMPLIANT')], ['web-1', 'db-1']],
    ['NOT_EQUAL to each', [status('NOT_EQUAL', 'NON_COMPLIANT', 'COMPLIANT')], []],
    [
      'BEGIN_WITH',
      [{ Key: 'OverallSeverity', Type: 'BEGIN_WITH' as const, Values: ['CRIT'] }],
      ['web-2', 'build-1', 'dc-1'],
    ],
    [
      'a platform',
      [{ Key: 'AWS:InstanceInformation.PlatformType', Values: ['Windows'] }],
      ['dc-1', 'files-1'],
    ],
  ])('filters with %s, one a page', async (_, Filters, names) => {
    const client = await ssm();
    const found: (string | undefined)[] = [];
    for await (const page of paginateListResourceComplianceSummaries({ client, pageSize: 1 }, { Filters })) {
      found.push(...(page.ResourceComplianceSummaryItems ?? []).map(({ ResourceId }) => nameOf(ResourceId)));
    }
    expect(found).toEqual(names);
  });

  test.each([
    ['an unknown key', { Filters: [{ Key: 'Colour', Values: ['blue'] }] }, 'InvalidFilter'],
    ['MaxResults of 51', { MaxResults: 51 }, 'ValidationException'],
    ['a token nobody gave', { NextToken: 'x' }, 'InvalidNextToken'],
  ])('refuses %s', async (_, input, name) => {
    await expect((await ssm()).send(new ListResourceComplianceSummariesCommand(input))).rejects.toMatchObject(
      { name },
    );
  });
});

describe('ListComplianceItems', () => {
  test('is paged, and tells each patch', async () => {
    const client = await ssm();
    const items: { Status?: string | undefined; Details?: Record<string, string> | undefined }[] = [];
    for await (const page of paginateListComplianceItems({ client }, { ResourceIds: [idOf('web-2')] })) {
      items.push(...(page.ComplianceItems ?? []));
    }
    expect(items).toHaveLength(182);
    const wrong = items.filter(({ Status }) => Status === 'NON_COMPLIANT');
    expect(wrong.map(({ Details }) => Details?.PatchState)).toEqual([
      'InstalledPendingReboot',
      'InstalledPendingReboot',
    ]);
  });

  test('filters by severity', async () => {
    const Filters = [{ Key: 'Severity', Values: ['CRITICAL'] }];
    const input = { ResourceIds: [idOf('dc-1')], Filters };
    const { ComplianceItems } = await (await ssm()).send(new ListComplianceItemsCommand(input));
    expect(ComplianceItems).toMatchObject([
      { Id: 'KB5031364', Status: 'NON_COMPLIANT', ComplianceType: 'Patch' },
    ]);
  });

  const one = [idOf('web-1')];
  test.each([
    ['no instance', {}, 'InvalidResourceId'],
    ['two instances', { ResourceIds: [...one, ...one] }, 'InvalidResourceId'],
    ['another type', { ResourceIds: one, ResourceTypes: ['Bucket'] }, 'InvalidResourceType'],
    ['an unknown key', { ResourceIds: one, Filters: [{ Key: 'Colour', Values: ['blue'] }] }, 'InvalidFilter'],
  ])('refuses %s', async (_, input, name) => {
    await expect((await ssm()).send(new ListComplianceItemsCommand(input))).rejects.toMatchObject({ name });
  });
});

describe('DescribeInstanceInformation', () => {
  test.each([
    ['nothing', [], ['web-1', 'web-2', 'build-1', 'dc-1', 'files-1', 'kiosk-1', 'db-1']],
    ['a platform', [{ Key: 'PlatformTypes', Values: ['Windows'] }], ['dc-1', 'files-1', 'kiosk-1']],
    ['a tag', [{ Key: 'tag:PatchGroup', Values: ['AmazonLinuxProd'] }], ['web-1', 'web-2']],
  ])('lists managed instances that are not stopped, filtered by %s', async (_, Filters, names) => {
    const { InstanceInformationList } = await (await ssm()).send(
      new DescribeInstanceInformationCommand({ Filters }),
    );
    expect(InstanceInformationList?.map(({ InstanceId }) => nameOf(InstanceId))).toEqual(names);
  });

  const platform = { Key: 'PlatformTypes', Values: ['Linux'] };
  test.each([
    ['an unknown key', { Filters: [{ Key: 'Colour', Values: ['blue'] }] }, 'InvalidFilterKey'],
    [
      'a tag with another filter',
      { Filters: [platform, { Key: 'tag:Name', Values: ['x'] }] },
      'InvalidFilterKey',
    ],
    ['MaxResults of 4', { MaxResults: 4 }, 'ValidationException'],
    ['the legacy filter list', { InstanceInformationFilterList: [] }, 'ValidationException'],
  ])('refuses %s', async (_, input, name) => {
    await expect((await ssm()).send(new DescribeInstanceInformationCommand(input))).rejects.toMatchObject({
      name,
    });
  });
});
