import { isNode } from '../ids.ts';
import type { Handlers } from '../protocol/operations.ts';
import type { Instance } from '../scenario/scenario.ts';
import { describeInstanceStatus } from './instance-status.ts';
import { describeInstances } from './instances.ts';
import { describeProfiles } from './profiles.ts';
import { describeTags } from './tags.ts';

/** EC2, as far as instances are listed. */
export function createEc2(machines: readonly Instance[]): Handlers<'ec2'> {
  const instances = machines.filter((one) => !isNode(one));
  return {
    DescribeIamInstanceProfileAssociations: describeProfiles(instances),
    DescribeInstances: describeInstances(instances),
    DescribeInstanceStatus: describeInstanceStatus(instances),
    DescribeTags: describeTags(instances),
  };
}
