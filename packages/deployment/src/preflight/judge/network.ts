import type { Finding } from '../finding.ts';
import type { PlannedNetwork } from '../plan.ts';

/** Subnets, security groups and what leads out of them (ec2:Describe…). */
export type Network = {
  readonly subnets: readonly { readonly id: string; readonly vpcId: string; readonly leadsOut: boolean }[];
  readonly securityGroups: readonly {
    readonly id: string;
    readonly vpcId: string;
    readonly lets636Out: boolean;
  }[];
  /** Services with an endpoint in the network, by the last part of their name: `kms`. */
  readonly endpoints: readonly string[];
};

/** Whether functions in this network reach what they need. @param needed services of AWS, such as `kms` */
export function judgeNetwork(
  { subnetIds, securityGroupIds }: PlannedNetwork,
  { subnets, securityGroups, endpoints }: Network,
  needed: readonly string[],
): Finding[] {
  const missing = [...subnetIds, ...securityGroupIds].filter(
    (id) => ![...subnets, ...securityGroups].some((it) => it.id === id),
  );
  if (missing.length > 0) {
    const todo =
      'Correct subnetIds and securityGroupIds of the stage: they have to be in its account and Region.';
    return [{ weight: 'stops', about: 'network', found: `there is no ${missing.join(', ')}`, todo }];
  }
  const vpcs = new Set([...subnets, ...securityGroups].map(({ vpcId }) => vpcId));
  if (vpcs.size > 1) {
    const found = `subnets and security groups are in several networks: ${[...vpcs].join(', ')}`;
    return [{ weight: 'stops', about: 'network', found, todo: 'Name those of one VPC.' }];
  }
  const closed = subnets.filter(({ leadsOut }) => !leadsOut).map(({ id }) => id);
  const unreached = needed.filter((service) => !endpoints.includes(service));
  return [
    ...(closed.length > 0 && unreached.length > 0
      ? [
          {
            weight: 'breaks',
            about: 'network',
            found: `nothing leads from ${closed.join(', ')} to ${unreached.join(', ')}: the functions wait until they are ended`,
            todo: 'Make endpoints of these services in the VPC (interface, private DNS on; of dynamodb a gateway), or a route to a NAT gateway.',
          } as const,
        ]
      : []),
    ...(securityGroups.some(({ lets636Out }) => lets636Out)
      ? []
      : [
          {
            weight: 'breaks',
            about: 'network',
            found: `no rule of ${securityGroupIds.join(', ')} lets port 636 out, to the domain controllers`,
            todo: 'Add an outbound rule for TCP 636.',
          } as const,
        ]),
  ];
}
