import { z } from 'zod';
import { isNode } from '../ids.ts';
import { epochSeconds } from '../protocol/json-protocol.ts';
import { operation } from '../protocol/request-shape.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { foundById } from '../scenario/found-by-id.ts';
import type { Instance } from '../scenario/scenario.ts';
import { pageOf, pageShape } from './listing.ts';

const filters = z
  .array(z.strictObject({ Key: z.string().min(1), Values: z.array(z.string().min(1)).min(1).max(100) }))
  .default([]);

const filterKeys = [
  'InstanceIds',
  'PingStatus',
  'PlatformTypes',
  'ResourceType',
  'tag:Name',
  'tag:PatchGroup',
];

const gone: readonly Instance['state'][] = ['stopped', 'terminated'];

/** DescribeInstanceInformation: managed instances that are neither stopped nor terminated. */
export function createInstanceInformationOperations(instances: readonly Instance[]) {
  const found = foundById(instances.filter(({ managed, state }) => managed && !gone.includes(state)));
  return {
    DescribeInstanceInformation: operation(
      z.strictObject({ Filters: filters, ...pageShape(5, 50, 10) }),
      (input) => {
        refuseKeys(input.Filters.map(({ Key }) => Key));
        const holds = (instance: Instance): boolean => {
          const facts = factsOf(instance);
          return input.Filters.every(({ Key, Values }) => Values.includes(facts.get(Key) ?? ''));
        };
        const wanted = found(input.Filters.find(({ Key }) => Key === 'InstanceIds')?.Values).filter(holds);
        const { items, nextToken } = pageOf('DescribeInstanceInformation', wanted, input, 'InvalidNextToken');
        return { InstanceInformationList: items.map(describeInstance), NextToken: nextToken };
      },
    ),
  };
}

/** Refuses keys that the stand-in does not know, and tags beside others. */
function refuseKeys(keys: readonly string[]): void {
  const unknown = keys.findIndex((key) => !filterKeys.includes(key));
  if (unknown !== -1) {
    const expected = `Filters[${unknown}].Key: expected one of ${filterKeys.join(', ')}`;
    throw new ServiceError('InvalidFilterKey', expected);
  }
  const tags = keys.filter((key) => key.startsWith('tag:'));
  if (tags.length === 0 || tags.length === keys.length) return;
  throw new ServiceError('InvalidFilterKey', 'Filters: expected tag filters without others');
}

function factsOf(instance: Instance) {
  return new Map([
    ['InstanceIds', instance.id],
    ['PingStatus', instance.ping],
    ['PlatformTypes', instance.platform],
    ['ResourceType', resourceType(instance)],
    ['tag:Name', instance.name],
    ['tag:PatchGroup', instance.patchGroup],
  ]);
}

/** A hybrid node is managed, and no instance of EC2 (SSM, "InstanceInformation"). */
function resourceType(instance: Instance): string {
  return isNode(instance) ? 'ManagedInstance' : 'EC2Instance';
}

function describeInstance(instance: Instance) {
  const { id, name, platform, launchedAt, ping, pingedAt } = instance;
  return {
    InstanceId: id,
    PingStatus: ping,
    LastPingDateTime: epochSeconds(pingedAt),
    PlatformType: platform,
    PlatformName: platform === 'Windows' ? 'Microsoft Windows Server 2022 Datacenter' : 'Amazon Linux',
    PlatformVersion: platform === 'Windows' ? '10.0.20348' : '2023',
    ResourceType: resourceType(instance),
    ComputerName: name,
    RegistrationDate: epochSeconds(launchedAt),
  };
}
