import { instanceId } from '../ids.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { FoundById } from '../scenario/found-by-id.ts';
import type { Instance } from '../scenario/scenario.ts';

type Asked = {
  readonly InstanceId?: readonly string[] | undefined;
  readonly MaxResults?: number | undefined;
};

/** The instances a request names by InstanceIds, or all. EC2 refuses unknown ids, and InstanceIds with MaxResults. */
export function askedInstances(
  { InstanceId: ids, MaxResults }: Asked,
  found: FoundById,
): readonly Instance[] {
  if (ids === undefined) return found(ids);
  if (MaxResults !== undefined) {
    throw new ServiceError('InvalidParameterCombination', 'MaxResults and InstanceIds cannot be combined');
  }
  const malformed = ids.find((id) => !instanceId.test(id));
  if (malformed !== undefined)
    throw new ServiceError('InvalidInstanceID.Malformed', `Invalid id: "${malformed}"`);
  const unknown = ids.find((id) => found([id]).length === 0);
  if (unknown !== undefined)
    throw new ServiceError('InvalidInstanceID.NotFound', `The instance ID '${unknown}' does not exist`);
  return found(ids);
}
