import type { Handlers } from '../protocol/operations.ts';
import type { Instance } from '../scenario/scenario.ts';
import { describeInstanceStatus } from './instance-status.ts';
import { describeInstances } from './instances.ts';
import { describeTags } from './tags.ts';

/** EC2, as far as instances are listed. */
export function createEc2(instances: readonly Instance[]): Handlers<'ec2'> {
  return {
    DescribeInstances: describeInstances(instances),
    DescribeInstanceStatus: describeInstanceStatus(instances),
    DescribeTags: describeTags(instances),
  };
}
