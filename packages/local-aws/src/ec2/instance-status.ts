import { z } from 'zod';
import { operation } from '../protocol/request-shape.ts';
import { foundById } from '../scenario/found-by-id.ts';
import type { Instance } from '../scenario/scenario.ts';
import { askedInstances } from './asked-instances.ts';
import { filtersNamed, passes } from './filters.ts';
import { instanceState, stateFacts } from './instance-state.ts';
import { pageOf, pageShape } from './listing.ts';

const shape = z.strictObject({
  Filter: filtersNamed(['instance-state-name']),
  InstanceId: z.array(z.string()).max(100).optional(),
  IncludeAllInstances: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true'),
  ...pageShape,
});

/** DescribeInstanceStatus: running instances only, unless IncludeAllInstances asks for the others. No tags. */
export function describeInstanceStatus(instances: readonly Instance[]) {
  const found = foundById(instances);
  return operation(
    shape,
    (input) => {
      const wanted = askedInstances(input, found)
        .filter(({ state }) => input.IncludeAllInstances || state === 'running')
        .filter((one) => passes(input.Filter, stateFacts(one)));
      const { items, nextToken } = pageOf('DescribeInstanceStatus', wanted, input);
      return {
        instanceStatusSet: items.map((instance) => ({
          instanceId: instance.id,
          availabilityZone: 'us-east-1a',
          instanceState: instanceState(instance),
          instanceStatus: checked(instance),
          systemStatus: checked(instance),
        })),
        nextToken,
      };
    },
    'InvalidParameterValue',
  );
}

/** Both status checks pass on whatever runs. */
function checked({ state }: Instance) {
  return state === 'running'
    ? { status: 'ok', details: [{ name: 'reachability', status: 'passed' }] }
    : { status: 'not-applicable' };
}
