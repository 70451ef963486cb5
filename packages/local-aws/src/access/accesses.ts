import type { Access } from '@opsline/local-iam';
import { arnOf } from '@opsline/local-kit/arns';
import { z } from 'zod';
import { isNode } from '../ids.ts';
import type { Key } from '../kms/keys.ts';
import type { ServiceName } from '../protocol/operations.ts';
import { secretNamed } from '../secrets/secrets.ts';
import { queueName } from '../sqs/queues.ts';
import { dynamoDbAccesses } from './dynamodb-accesses.ts';
import { kmsAccesses } from './kms-accesses.ts';

const publication = z.object({ TopicArn: z.string().optional(), PhoneNumber: z.string().optional() });
const byConfiguration = z.object({ NotifyConfigurationId: z.string() });
const aboutQueue = z.union([
  z.object({ QueueUrl: z.string() }).transform(({ QueueUrl }) => queueName(QueueUrl)),
  z.object({ QueueName: z.string() }).transform(({ QueueName }) => QueueName),
]);
const aboutSecret = z.object({ SecretId: z.string() });
const aboutWindow = z.object({ WindowId: z.string() });
const aboutNode = z.object({ ResourceId: z.string() });
const aboutInstances = z.object({ InstanceIds: z.array(z.string()) });

/** What a call of Systems Manager is about; most of its operations know no resource (service authorization reference). */
const ofSystemsManager: Readonly<Record<string, (input: unknown) => string[]>> = {
  DescribeMaintenanceWindowTargets: windowArns,
  DescribeMaintenanceWindowExecutions: windowArns,
  ListTagsForResource: (input) => {
    const { data } = aboutNode.safeParse(input);
    return data ? [arnOf('ssm', `managed-instance/${data.ResourceId}`)] : [];
  },
  DescribeInstancePatchStates: (input) =>
    (aboutInstances.safeParse(input).data?.InstanceIds ?? []).map((id) =>
      isNode({ id }) ? arnOf('ssm', `managed-instance/${id}`) : arnOf('ec2', `instance/${id}`),
    ),
};

function windowArns(input: unknown): string[] {
  const { data } = aboutWindow.safeParse(input);
  return data ? [arnOf('ssm', `maintenancewindow/${data.WindowId}`)] : [];
}

/** What whoever makes a call has to be allowed; nothing of a call that is not understood, which is refused anyway. */
export function accessesOf(
  call: { readonly service: ServiceName; readonly operation: string },
  input: unknown,
  keys: readonly Key[],
  secrets: readonly string[],
): Access[] {
  const { service, operation } = call;
  const action = `${service}:${operation}`;
  switch (service) {
    case 'dynamodb':
      return dynamoDbAccesses(operation, input);
    case 'kms':
      return kmsAccesses(action, input, keys);
    case 'sns': {
      if (operation === 'ListTopics') return [{ action, resource: '*' }];
      // A text message is published to its number, which is no ARN.
      const { TopicArn, PhoneNumber } = publication.safeParse(input).data ?? {};
      return [TopicArn ?? PhoneNumber ?? []].flat().map((resource) => ({ action, resource }));
    }
    case 'sms-voice': {
      const { data } = byConfiguration.safeParse(input);
      return data ? [{ action, resource: notifyConfigurationArn(data.NotifyConfigurationId) }] : [];
    }
    case 'sqs': {
      const { data } = aboutQueue.safeParse(input);
      return data === undefined ? [] : [{ action, resource: arnOf('sqs', data) }];
    }
    case 'secretsmanager': {
      const { SecretId = '' } = aboutSecret.safeParse(input).data ?? {};
      return [secretNamed(secrets, SecretId) ?? []].flat().map((resource) => ({ action, resource }));
    }
    case 'ssm': {
      const resources = ofSystemsManager[operation]?.(input) ?? ['*'];
      return resources.map((resource) => ({ action, resource }));
    }
    case 'ec2':
      return [{ action, resource: '*' }];
    case 'sts':
      // Everybody may ask who they are (STS, "GetCallerIdentity").
      return [];
  }
}

/** A configuration is named by its ID or its ARN (SendNotifyTextMessage, `NotifyConfigurationId`). */
function notifyConfigurationArn(id: string): string {
  return id.startsWith('arn:') ? id : arnOf('sms-voice', `notify-configuration/${id}`);
}
