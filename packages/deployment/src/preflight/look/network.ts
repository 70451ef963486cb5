import {
  type EC2Client,
  type IpPermission,
  paginateDescribeRouteTables,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeVpcEndpoints,
  type RouteTable,
} from '@aws-sdk/client-ec2';
import type { Network } from '../judge/network.ts';
import type { PlannedNetwork } from '../plan.ts';

/** LDAP over TLS. */
const ldaps = 636;

/** Subnets and security groups, of those named the ones that are there, and what leads out of their VPC. */
export async function lookAtNetwork(client: EC2Client, planned: PlannedNetwork): Promise<Network> {
  const subnets = await all(
    paginateDescribeSubnets({ client }, { Filters: [{ Name: 'subnet-id', Values: [...planned.subnetIds] }] }),
    ({ Subnets }) => Subnets,
  );
  const securityGroups = await all(
    paginateDescribeSecurityGroups(
      { client },
      { Filters: [{ Name: 'group-id', Values: [...planned.securityGroupIds] }] },
    ),
    ({ SecurityGroups }) => SecurityGroups,
  );
  const vpcs = [...new Set(subnets.flatMap(({ VpcId }) => VpcId ?? []))];
  const inVpcs = { Filters: [{ Name: 'vpc-id', Values: vpcs }] };
  const tables =
    vpcs.length === 0
      ? []
      : await all(paginateDescribeRouteTables({ client }, inVpcs), ({ RouteTables }) => RouteTables);
  const endpoints =
    vpcs.length === 0
      ? []
      : await all(paginateDescribeVpcEndpoints({ client }, inVpcs), ({ VpcEndpoints }) => VpcEndpoints);
  return {
    subnets: subnets.map(({ SubnetId: id = '', VpcId: vpcId = '' }) => ({
      id,
      vpcId,
      leadsOut: leadsOut(id, vpcId, tables),
    })),
    securityGroups: securityGroups.map(
      ({ GroupId: id = '', VpcId: vpcId = '', IpPermissionsEgress = [] }) => ({
        id,
        vpcId,
        lets636Out: IpPermissionsEgress.some(lets636),
      }),
    ),
    endpoints: endpoints
      .filter(({ State }) => State?.toLowerCase() === 'available')
      .map(({ ServiceName = '' }) => ServiceName.slice(ServiceName.lastIndexOf('.') + 1)),
  };
}

async function all<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...(itemsOf(page) ?? []));
  return items;
}

/** Whether a subnet's route table, or else the network's main one, has a way out. A function has no public address: an internet gateway is none. */
function leadsOut(subnetId: string, vpcId: string, tables: readonly RouteTable[]): boolean {
  const ofVpc = tables.filter((table) => table.VpcId === vpcId);
  const table =
    ofVpc.find(({ Associations = [] }) => Associations.some((it) => it.SubnetId === subnetId)) ??
    ofVpc.find(({ Associations = [] }) => Associations.some((it) => it.Main === true));
  return (table?.Routes ?? []).some(
    ({ DestinationCidrBlock, GatewayId, State }) =>
      DestinationCidrBlock === '0.0.0.0/0' && State !== 'blackhole' && !(GatewayId ?? '').startsWith('igw-'),
  );
}

function lets636({ IpProtocol, FromPort = 0, ToPort = 65_535 }: IpPermission): boolean {
  return IpProtocol === '-1' || (IpProtocol === 'tcp' && FromPort <= ldaps && ToPort >= ldaps);
}
