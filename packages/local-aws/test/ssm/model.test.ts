import {
  DescribeMaintenanceWindowExecutionsCommand,
  DescribeMaintenanceWindowsCommand,
  DescribeMaintenanceWindowTargetsCommand,
  DescribeMaintenanceWindowExecutionTaskInvocationsCommand as InvocationsCommand,
  SSMClient,
  DescribeMaintenanceWindowExecutionTasksCommand as TasksCommand,
} from '@aws-sdk/client-ssm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { loadScenario, scenarioNames, statuses } from '../../src/index.ts';
import { noon, started } from '../started.ts';

/** The SSM API model: what every reply must look like, whatever the scenario. */
const windowId = z.string().regex(/^mw-[0-9a-f]{17}$/);
const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
const name = z.string().regex(/^[a-zA-Z0-9_\-.]{3,128}$/);

const span = {
  StartTime: z.date(),
  EndTime: z.date().optional(),
  StatusDetails: z.string().max(250).optional(),
};
const outcome = { ...span, Status: z.enum(statuses) };
const running: readonly (string | undefined)[] = ['PENDING', 'IN_PROGRESS', 'CANCELLING'];
function endsWhenDone(one: { Status: string; StartTime: Date; EndTime?: Date | undefined }): boolean {
  return running.includes(one.Status)
    ? one.EndTime === undefined
    : one.EndTime !== undefined && one.EndTime >= one.StartTime;
}

const identity = z.object({
  WindowId: windowId,
  Name: name,
  Enabled: z.boolean(),
  Duration: z.int().min(1).max(24),
  Cutoff: z.int().min(0).max(23),
});
const target = z.object({
  WindowId: windowId,
  WindowTargetId: uuid,
  ResourceType: z.enum(['INSTANCE', 'RESOURCE_GROUP']),
  Name: name.optional(),
  Targets: z.array(
    z.object({
      Key: z.string().regex(/^(InstanceIds|tag:.+|resource-groups:Name)$/),
      Values: z.array(z.string()),
    }),
  ),
});
const execution = z.object({ WindowId: windowId, WindowExecutionId: uuid, ...outcome }).refine(endsWhenDone);
const task = z
  .object({
    WindowExecutionId: uuid,
    TaskExecutionId: uuid,
    TaskArn: z.string(),
    TaskType: z.literal('RUN_COMMAND'),
    ...outcome,
  })
  .refine(endsWhenDone);
const invocation = z
  .object({
    WindowExecutionId: uuid,
    TaskExecutionId: uuid,
    InvocationId: uuid,
    ExecutionId: uuid,
    WindowTargetId: uuid.optional(),
    ...outcome,
  })
  .refine(endsWhenDone);

test.each(scenarioNames)('%s: every reply about windows has the shape of the model', async (scenarioName) => {
  const { client } = await started({ scenario: loadScenario(scenarioName, noon) });
  const ssm = new SSMClient(client);
  const windows = await ssm.send(new DescribeMaintenanceWindowsCommand({}));
  for (const { WindowId } of z.array(identity).min(1).parse(windows.WindowIdentities)) {
    const targets = await ssm.send(new DescribeMaintenanceWindowTargetsCommand({ WindowId }));
    z.array(target).min(1).parse(targets.Targets);
    const runs = await ssm.send(new DescribeMaintenanceWindowExecutionsCommand({ WindowId }));
    for (const { WindowExecutionId } of z.array(execution).parse(runs.WindowExecutions)) {
      const tasks = await ssm.send(new TasksCommand({ WindowExecutionId }));
      for (const { TaskExecutionId } of z.array(task).min(1).parse(tasks.WindowExecutionTaskIdentities)) {
        const { WindowExecutionTaskInvocationIdentities } = await ssm.send(
          new InvocationsCommand({ WindowExecutionId, TaskId: TaskExecutionId }),
        );
        expect(
          z.array(invocation).min(1).safeParse(WindowExecutionTaskInvocationIdentities).error,
        ).toBeUndefined();
      }
    }
  }
});
