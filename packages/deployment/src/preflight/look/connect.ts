import {
  type ConnectClient,
  DescribeInstanceCommand,
  DescribeQueueCommand,
  paginateListContactFlows,
} from '@aws-sdk/client-connect';
import type { Instance } from '../judge/connect.ts';
import { foundOr } from './found-or.ts';

const missing = ['ResourceNotFoundException', 'InvalidParameterException', 'InvalidRequestException'];

/** The instance of an ARN, with its flows, and the queue if one is named. */
export async function lookAtConnect(
  client: ConnectClient,
  instanceArn: string,
  queueArn: string | undefined,
): Promise<Instance> {
  const InstanceId = instanceArn.split('/')[1] ?? '';
  const found = await foundOr(missing, client.send(new DescribeInstanceCommand({ InstanceId })));
  const status = found?.Instance?.InstanceStatus;
  if (status !== 'ACTIVE') return { status, queue: undefined, flows: [] };
  const flows: string[] = [];
  for await (const page of paginateListContactFlows({ client }, { InstanceId })) {
    flows.push(...(page.ContactFlowSummaryList ?? []).flatMap(({ Name }) => Name ?? []));
  }
  return {
    status,
    queue: queueArn === undefined ? undefined : await queueOf(client, InstanceId, queueArn),
    flows,
  };
}

async function queueOf(client: ConnectClient, InstanceId: string, arn: string) {
  const [, QueueId = ''] = arn.split('/queue/');
  const found = await foundOr(missing, client.send(new DescribeQueueCommand({ InstanceId, QueueId })));
  if (found?.Queue === undefined) return 'missing';
  return found.Queue.Status === 'DISABLED' ? 'disabled' : 'enabled';
}
