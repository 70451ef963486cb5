import { z } from 'zod';
import { accountId } from './account.ts';
import { hexFrom } from './derived-id.ts';
import { instanceId } from './formats.ts';
import type { Handlers } from './operations.ts';
import { paginate } from './paging.ts';
import { operation } from './request-shape.ts';
import type { Instance } from './scenario/scenario.ts';
import { ServiceError } from './service-error.ts';

/** EC2, "InstanceState": the number that goes with each name. */
const stateCodes = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
} as const;

const filter = z.strictObject({
  Name: z.enum(['instance-state-name', 'instance-id']),
  Value: z
    .array(z.string().regex(/^[^*?]*$/, 'expected no wildcards, which are not supported here'))
    .min(1)
    .max(200),
});

/** EC2, "DescribeInstances": 5 to 1,000 a page, all of them without MaxResults. */
const describeShape = z.strictObject({
  Filter: z.array(filter).default([]),
  InstanceId: z.array(z.string()).optional(),
  MaxResults: z.coerce.number().int().min(5).max(1000).optional(),
  NextToken: z.string().optional(),
});

const describeInstance = (instance: Instance) => ({
  instanceId: instance.id,
  imageId: `ami-${hexFrom(instance.platform, 17)}`,
  instanceState: { code: stateCodes[instance.state], name: instance.state },
  instanceType: 't3.medium',
  launchTime: new Date(instance.launchedAt).toISOString(),
  platform: instance.platform === 'Windows' ? 'windows' : undefined,
  platformDetails: instance.platform === 'Windows' ? 'Windows' : 'Linux/UNIX',
  tagSet: [
    { key: 'Name', value: instance.name },
    { key: 'PatchGroup', value: instance.patchGroup },
  ],
});

const requireKnown = (ids: readonly string[], instances: readonly Instance[]): void => {
  const malformed = ids.find((id) => !instanceId.test(id));
  if (malformed !== undefined)
    throw new ServiceError('InvalidInstanceID.Malformed', `Invalid id: "${malformed}"`);
  const unknown = ids.find((wanted) => !instances.some(({ id }) => id === wanted));
  if (unknown === undefined) return;
  throw new ServiceError('InvalidInstanceID.NotFound', `The instance ID '${unknown}' does not exist`);
};

/** EC2: DescribeInstances, each instance in a reservation of its own. */
export const createEc2 = (instances: readonly Instance[]): Handlers<'ec2'> => ({
  DescribeInstances: operation(
    describeShape,
    ({ Filter, InstanceId, MaxResults, NextToken }) => {
      if (InstanceId !== undefined && MaxResults !== undefined) {
        throw new ServiceError(
          'InvalidParameterCombination',
          'MaxResults and InstanceIds cannot be combined',
        );
      }
      requireKnown(InstanceId ?? [], instances);
      const wanted = instances
        .filter(({ id }) => InstanceId?.includes(id) ?? true)
        .filter(({ id, state }) =>
          Filter.every(({ Name, Value }) => Value.includes(Name === 'instance-id' ? id : state)),
        );
      const page = paginate(wanted, {
        request: ['DescribeInstances', Filter, InstanceId ?? []],
        size: MaxResults ?? Math.max(1, wanted.length),
        token: NextToken,
      });
      if (page === 'invalid token') {
        throw new ServiceError('InvalidNextToken', 'NextToken: expected a token of this list');
      }
      return {
        reservationSet: page.items.map((instance) => ({
          reservationId: `r-${hexFrom(instance.id, 17)}`,
          ownerId: accountId,
          instancesSet: [describeInstance(instance)],
        })),
        nextToken: page.nextToken,
      };
    },
    'InvalidParameterValue',
  ),
});
