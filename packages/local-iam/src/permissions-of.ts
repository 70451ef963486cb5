import { basename } from 'node:path';
import { accountId } from '@opsline/local-kit/account';
import { arnOf, functionArn, roleArn } from '@opsline/local-kit/arns';
import { toldWhere } from '@opsline/local-kit/sources';
import { z } from 'zod';
import type { Deployed, Made } from './deployed.ts';
import { issueLines } from './issue-lines.ts';
import { type Permission, permissionsIn } from './permission.ts';

/** What else gives a role permissions or takes them, such as a managed policy, is not evaluated. */
const roleShape = z.strictObject({
  RoleName: z.string().optional(),
  Description: z.string().optional(),
  AssumeRolePolicyDocument: z.unknown(),
  Policies: z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: z.unknown() })).default([]),
});

const policyShape = z.strictObject({
  PolicyName: z.string(),
  Roles: z.array(z.string()),
  PolicyDocument: z.unknown(),
});

const topicPolicyShape = z.strictObject({ Topics: z.array(z.string()), PolicyDocument: z.unknown() });

const queuePolicyShape = z.strictObject({ Queues: z.array(z.string()), PolicyDocument: z.unknown() });

const lambdaPermission = z.strictObject({
  FunctionName: z.string(),
  Action: z.string(),
  Principal: z.string(),
  SourceAccount: z.string().optional(),
  SourceArn: z.string().optional(),
});

const association = z.object({
  IntegrationType: z.string(),
  IntegrationArn: z.string(),
  InstanceId: z.string(),
});

function parsed<S extends z.ZodType>(shape: S, properties: unknown, path: string): z.output<S> {
  const result = shape.safeParse(properties);
  if (result.success) return result.data;
  throw new Error(issueLines(result.error, `${path}.Properties`));
}

/** By type, the permissions that a resource gives or takes. */
const readers: Readonly<Record<string, (made: Made) => Permission[]>> = {
  'AWS::IAM::Role': ({ path, properties, arn }) => {
    const { AssumeRolePolicyDocument, Policies } = parsed(roleShape, properties(), path);
    return [
      ...permissionsIn(AssumeRolePolicyDocument, `${path}.Properties.AssumeRolePolicyDocument`, {
        resource: arn(),
      }),
      ...Policies.flatMap(({ PolicyDocument }, index) =>
        permissionsIn(PolicyDocument, `${path}.Properties.Policies[${index}].PolicyDocument`, {
          roleArn: arn(),
        }),
      ),
    ];
  },
  'AWS::IAM::Policy': ({ path, properties }) => {
    const { Roles, PolicyDocument } = parsed(policyShape, properties(), path);
    return Roles.flatMap((name) =>
      permissionsIn(PolicyDocument, `${path}.Properties.PolicyDocument`, { roleArn: roleArn(name) }),
    );
  },
  'AWS::KMS::Key': ({ path, properties, arn }) =>
    permissionsIn(properties().KeyPolicy, `${path}.Properties.KeyPolicy`, { resource: arn() }),
  'AWS::SNS::TopicPolicy': ({ path, properties }) => {
    const { Topics, PolicyDocument } = parsed(topicPolicyShape, properties(), path);
    return Topics.flatMap((resource) =>
      permissionsIn(PolicyDocument, `${path}.Properties.PolicyDocument`, { resource }),
    );
  },
  'AWS::SQS::QueuePolicy': ({ path, properties }) => {
    const { Queues, PolicyDocument } = parsed(queuePolicyShape, properties(), path);
    // A queue is referred to by its URL.
    return Queues.flatMap((url) =>
      permissionsIn(PolicyDocument, `${path}.Properties.PolicyDocument`, {
        resource: arnOf('sqs', url.slice(url.lastIndexOf('/') + 1)),
      }),
    );
  },
  'AWS::Lambda::Permission': ({ path, properties }) => {
    const { FunctionName, Action, Principal, SourceAccount, SourceArn } = parsed(
      lambdaPermission,
      properties(),
      path,
    );
    return [
      {
        path,
        effect: 'Allow',
        action: Action,
        resource: functionArn(FunctionName),
        grantee: { principal: Principal },
        conditions: {
          ...(SourceAccount !== undefined && { StringEquals: { 'aws:SourceAccount': [SourceAccount] } }),
          ...(SourceArn !== undefined && { ArnLike: { 'aws:SourceArn': [SourceArn] } }),
        },
      },
    ];
  },
  // Connect writes a policy of the alias (Amazon Connect, "AssociateBot"); for a function the template has its own.
  'AWS::Connect::IntegrationAssociation': ({ path, properties }) => {
    const { IntegrationType, IntegrationArn, InstanceId } = parsed(association, properties(), path);
    if (IntegrationType !== 'LEX_BOT') return [];
    return [
      {
        path,
        effect: 'Allow',
        action: 'lex:RecognizeText',
        resource: IntegrationArn,
        grantee: { principal: 'connect.amazonaws.com' },
        conditions: {
          StringEquals: { 'aws:SourceAccount': [accountId] },
          ArnEquals: { 'aws:SourceArn': [InstanceId] },
        },
      },
    ];
  },
};

/**
 * The permissions that the resources of a service give and take.
 *
 * @throws with the file, the line and the path of what is not evaluated here
 */
export function permissionsOf(service: Deployed, made: readonly Made[]): Permission[] {
  const found = toldWhere(service.folder, '', () =>
    made.flatMap((resource) => {
      const reader = readers[resource.type];
      if (reader) return reader(resource);
      if (!/Policy|Permission/.test(resource.type)) return [];
      throw new Error(`${resource.path}: ${resource.type} is not evaluated here`);
    }),
  );
  return found.map((permission) => ({
    ...permission,
    path: `${basename(service.folder)}: ${permission.path}`,
  }));
}
