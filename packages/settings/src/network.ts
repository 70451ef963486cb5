import { list } from './list.ts';
import { formed } from './text.ts';

/** At most so many has a function (CreateFunction, `VpcConfig`). */
const most = { subnets: 16, securityGroups: 5 };

export const subnetIds = list(
  ',',
  formed(/^subnet-([0-9a-f]{8}|[0-9a-f]{17})$/, 'subnet-<8 or 17 hex digits>'),
  most.subnets,
);

export const securityGroupIds = list(
  ',',
  formed(/^sg-([0-9a-f]{8}|[0-9a-f]{17})$/, 'sg-<8 or 17 hex digits>'),
  most.securityGroups,
);
