import { z } from 'zod';
import { operation } from '../protocol/request-shape.ts';
import { foundById } from '../scenario/found-by-id.ts';
import type { Instance } from '../scenario/scenario.ts';
import { askedUnder, filtersNamed, passes } from './filters.ts';
import { pageOf, pageShape } from './listing.ts';

const shape = z.strictObject({
  Filter: filtersNamed(['key', 'resource-id', 'resource-type', 'value']),
  ...pageShape,
});

/** The tags of an instance: its name, its patch group, and what else it has. */
export function tagsOf({ name, patchGroup, tags }: Instance) {
  return Object.entries({ Name: name, PatchGroup: patchGroup, ...tags }).map(([key, value]) => ({
    key,
    value,
  }));
}

/** DescribeTags: one row a tag; there are no other resources than instances. */
export function describeTags(instances: readonly Instance[]) {
  const found = foundById(instances);
  return operation(
    shape,
    (input) => {
      const asked = found(askedUnder(input.Filter, 'resource-id'));
      const rows = asked.flatMap((instance) =>
        tagsOf(instance).map((tag) => ({ ...tag, resourceId: instance.id, resourceType: 'instance' })),
      );
      const wanted = rows.filter(({ key, value, resourceId, resourceType }) =>
        passes(input.Filter, { key, value, 'resource-id': resourceId, 'resource-type': resourceType }),
      );
      const { items, nextToken } = pageOf('DescribeTags', wanted, input);
      return { tagSet: items, nextToken };
    },
    'InvalidParameterValue',
  );
}
