import { accountId } from '@opsline/local-kit/account';
import { z } from 'zod';
import { hexFrom } from '../ids.ts';
import { operation } from '../protocol/request-shape.ts';
import { foundById } from '../scenario/found-by-id.ts';
import type { Instance } from '../scenario/scenario.ts';
import { askedUnder, filtersNamed, passes } from './filters.ts';
import { pageOf, pageShape } from './listing.ts';

const shape = z.strictObject({ Filter: filtersNamed(['instance-id', 'state']), ...pageShape });

/** DescribeIamInstanceProfileAssociations: one for each instance that has a role. */
export function describeProfiles(instances: readonly Instance[]) {
  const found = foundById(instances);
  return operation(
    shape,
    (input) => {
      const wanted = found(askedUnder(input.Filter, 'instance-id'))
        .filter(({ role }) => role)
        .filter(({ id }) => passes(input.Filter, { 'instance-id': id, state: 'associated' }));
      const { items, nextToken } = pageOf('DescribeIamInstanceProfileAssociations', wanted, input);
      return {
        iamInstanceProfileAssociationSet: items.map(({ id }) => ({
          associationId: `iip-assoc-${hexFrom(id, 17)}`,
          instanceId: id,
          iamInstanceProfile: {
            arn: `arn:aws:iam::${accountId}:instance-profile/managed`,
            id: `AIPA${hexFrom('managed', 17).toUpperCase()}`,
          },
          state: 'associated',
        })),
        nextToken,
      };
    },
    'InvalidParameterValue',
  );
}
