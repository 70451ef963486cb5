import { accountId } from '@opsline/local-kit/account';
import { z } from 'zod';
import { hexFrom } from '../ids.ts';
import { operation } from '../protocol/request-shape.ts';
import { foundById } from '../scenario/found-by-id.ts';
import type { Instance } from '../scenario/scenario.ts';
import { askedInstances } from './asked-instances.ts';
import { filtersNamed, passes } from './filters.ts';
import { instanceState, stateFacts } from './instance-state.ts';
import { pageOf, pageShape } from './listing.ts';
import { tagsOf } from './tags.ts';

const shape = z.strictObject({
  Filter: filtersNamed(['instance-state-name', 'instance-id']),
  InstanceId: z.array(z.string()).optional(),
  ...pageShape,
});

/** DescribeInstances, each instance in a reservation of its own. */
export function describeInstances(instances: readonly Instance[]) {
  const found = foundById(instances);
  return operation(
    shape,
    (input) => {
      const wanted = askedInstances(input, found).filter((one) => passes(input.Filter, stateFacts(one)));
      const { items, nextToken } = pageOf('DescribeInstances', wanted, input);
      return {
        reservationSet: items.map((instance) => ({
          reservationId: `r-${hexFrom(instance.id, 17)}`,
          ownerId: accountId,
          instancesSet: [describe(instance)],
        })),
        nextToken,
      };
    },
    'InvalidParameterValue',
  );
}

function describe(instance: Instance) {
  return {
    instanceId: instance.id,
    imageId: `ami-${hexFrom(instance.platform, 17)}`,
    instanceState: instanceState(instance),
    instanceType: 't3.medium',
    launchTime: new Date(instance.launchedAt).toISOString(),
    platform: instance.platform === 'Windows' ? 'windows' : undefined,
    platformDetails: instance.platform === 'Windows' ? 'Windows' : 'Linux/UNIX',
    tagSet: tagsOf(instance),
  };
}
