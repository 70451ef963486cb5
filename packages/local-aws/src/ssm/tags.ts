import { z } from 'zod';
import { tagsOf } from '../ec2/tags.ts';
import { isNode } from '../ids.ts';
import { operation } from '../protocol/request-shape.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { Instance } from '../scenario/scenario.ts';

/** ListTagsForResource: of hybrid nodes, which EC2 knows no tags of. */
export function createTagOperations(instances: readonly Instance[]) {
  return {
    ListTagsForResource: operation(
      z.strictObject({ ResourceType: z.literal('ManagedInstance'), ResourceId: z.string() }),
      ({ ResourceId }) => {
        const node = instances.filter(isNode).find(({ id }) => id === ResourceId);
        if (!node) throw new ServiceError('InvalidResourceId', 'ResourceId: expected that of a managed node');
        return { TagList: tagsOf(node).map(({ key, value }) => ({ Key: key, Value: value })) };
      },
    ),
  };
}
