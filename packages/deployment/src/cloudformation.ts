import {
  type CloudFormationClient,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  paginateDescribeChangeSet,
  paginateListStackResources,
  SetStackPolicyCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import * as z from 'zod/mini';
import { type Change, readChange } from './changes.ts';
import type { Standing } from './removal.ts';
import type { AwsDeploy } from './serverless.ts';

/** A stack; undefined where there is none. */
async function stackNamed(client: CloudFormationClient, StackName: string): Promise<Stack | undefined> {
  try {
    return (await client.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0];
  } catch (error) {
    if (error instanceof Error && error.message.includes('does not exist')) return undefined;
    throw error;
  }
}

/** The state of a stack; undefined where there is none. */
export async function statusOf(client: CloudFormationClient, stack: string): Promise<string | undefined> {
  return (await stackNamed(client, stack))?.StackStatus;
}

/** The outputs of a stack, by their names; undefined where there is no stack. */
export async function outputsOfStack(
  client: CloudFormationClient,
  name: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const stack = await stackNamed(client, name);
  const outputs = stack?.Outputs ?? [];
  return (
    stack &&
    Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]))
  );
}

/** Whether a stack in this state is there; one that was never made, only looked at, is not. */
export function standsIn(status: string | undefined): boolean {
  return status !== undefined && status !== 'REVIEW_IN_PROGRESS';
}

/** Whether a stack is there. */
export async function isThere(client: CloudFormationClient, stack: string): Promise<boolean> {
  return standsIn(await statusOf(client, stack));
}

/** Whether the last deployment of a stack failed, and was undone. */
export async function isRolledBack(client: CloudFormationClient, stack: string): Promise<boolean> {
  return (await statusOf(client, stack))?.endsWith('ROLLBACK_COMPLETE') === true;
}

/**
 * What the template at an address would change: by a change set, which is made, described and deleted.
 *
 * @param stack one that is there
 * @throws with CloudFormation's reason, where the template cannot be deployed
 */
export async function changesTo(
  client: CloudFormationClient,
  deploy: AwsDeploy,
  stack: string,
  templateUrl: string,
): Promise<Change[]> {
  const of = { StackName: stack, ChangeSetName: `${stack}-shown` };
  const params = deploy.getCreateChangeSetParams({ changeSetType: 'UPDATE', templateUrl });
  // One that was left by a command that was stopped.
  await client.send(new DeleteChangeSetCommand(of));
  await client.send(new CreateChangeSetCommand({ ...params, ...of }));
  try {
    await deploy.waitForChangeSetCreation(of.ChangeSetName, stack);
    const changes: Change[] = [];
    for await (const { Changes = [] } of paginateDescribeChangeSet({ client }, of)) {
      changes.push(
        ...Changes.flatMap(({ ResourceChange: it }) => (it === undefined ? [] : [readChange(it)])),
      );
    }
    return changes;
  } finally {
    await client.send(new DeleteChangeSetCommand(of));
  }
}

/** Sets what CloudFormation refuses in an update of a stack. */
export async function setStackPolicy(
  client: CloudFormationClient,
  stack: string,
  statements: readonly object[],
): Promise<void> {
  const StackPolicyBody = JSON.stringify({ Statement: statements });
  await client.send(new SetStackPolicyCommand({ StackName: stack, StackPolicyBody }));
}

const template = z.object({
  Resources: z.record(z.string(), z.object({ DeletionPolicy: z.optional(z.string()) })),
});

/** What a stack holds, with what becomes of it when the stack goes. */
export async function resourcesOf(client: CloudFormationClient, stack: string): Promise<Standing[]> {
  const { TemplateBody = '' } = await client.send(new GetTemplateCommand({ StackName: stack }));
  const policies = template.parse(JSON.parse(TemplateBody)).Resources;
  const resources: Standing[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName: stack })) {
    for (const {
      LogicalResourceId: id = '',
      ResourceType = '',
      PhysicalResourceId = '',
      ResourceStatus,
    } of page.StackResourceSummaries ?? []) {
      if (ResourceStatus === 'DELETE_COMPLETE') continue;
      const policy = policies[id]?.DeletionPolicy;
      resources.push({ id, type: ResourceType, physicalId: PhysicalResourceId, policy });
    }
  }
  return resources;
}
