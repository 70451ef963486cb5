import { instanceId } from '../formats.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { Instance } from '../scenario/scenario.ts';

type Asked = {
  readonly InstanceId?: readonly string[] | undefined;
  readonly MaxResults?: number | undefined;
};

/** The instances a request names by InstanceIds, or all. EC2 refuses unknown ids, and InstanceIds with MaxResults. */
export function askedInstances(
  { InstanceId: ids, MaxResults }: Asked,
  instances: readonly Instance[],
): readonly Instance[] {
  if (ids === undefined) return instances;
  if (MaxResults !== undefined) {
    throw new ServiceError('InvalidParameterCombination', 'MaxResults and InstanceIds cannot be combined');
  }
  const malformed = ids.find((id) => !instanceId.test(id));
  if (malformed !== undefined)
    throw new ServiceError('InvalidInstanceID.Malformed', `Invalid id: "${malformed}"`);
  const unknown = ids.find((wanted) => !instances.some(({ id }) => id === wanted));
  if (unknown !== undefined)
    throw new ServiceError('InvalidInstanceID.NotFound', `The instance ID '${unknown}' does not exist`);
  return instances.filter(({ id }) => ids.includes(id));
}
