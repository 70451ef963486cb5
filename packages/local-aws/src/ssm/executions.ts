import { z } from 'zod';
import { epochSeconds } from '../protocol/json-protocol.ts';
import { operation } from '../protocol/request-shape.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { Execution, Outcome, Scenario } from '../scenario/scenario.ts';
import { pageShape, type WindowListing } from './listing.ts';
import { executionFilters, holds, statusFilters } from './window-filters.ts';
import { windowId } from './windows.ts';

/** SSM API model: the ids of executions, tasks and invocations. */
const uuid = z
  .string()
  .regex(/^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/, 'expected an id of 36 characters');

const paged = pageShape(10, 100);

/** The runs of windows, their tasks, and how each task went on each target. */
export function createExecutionOperations(scenario: Scenario, list: WindowListing) {
  return {
    DescribeMaintenanceWindowExecutions: operation(
      z.strictObject({ WindowId: windowId, Filters: executionFilters, ...paged }),
      (input) => {
        const window = scenario.windows.find(({ id }) => id === input.WindowId);
        const wanted = (window?.executions ?? []).filter(({ startedAt }) =>
          holds(input.Filters)({
            ExecutedBefore: (value) => startedAt < Date.parse(value),
            ExecutedAfter: (value) => startedAt > Date.parse(value),
          }),
        );
        const { items, nextToken } = list('DescribeMaintenanceWindowExecutions', wanted, input);
        return {
          WindowExecutions: items.map((execution) => ({
            WindowId: input.WindowId,
            WindowExecutionId: execution.id,
            ...describeOutcome(execution),
          })),
          NextToken: nextToken,
        };
      },
    ),

    DescribeMaintenanceWindowExecutionTasks: operation(
      z.strictObject({ WindowExecutionId: uuid, Filters: statusFilters, ...paged }),
      (input) => {
        const wanted = executionOf(scenario, input.WindowExecutionId).tasks.filter((task) =>
          holds(input.Filters)({ STATUS: (value) => value === task.status }),
        );
        const { items, nextToken } = list('DescribeMaintenanceWindowExecutionTasks', wanted, input);
        return {
          WindowExecutionTaskIdentities: items.map((task) => ({
            WindowExecutionId: input.WindowExecutionId,
            TaskExecutionId: task.id,
            TaskArn: task.document,
            TaskType: 'RUN_COMMAND',
            ...describeOutcome(task),
          })),
          NextToken: nextToken,
        };
      },
    ),

    DescribeMaintenanceWindowExecutionTaskInvocations: operation(
      z.strictObject({ WindowExecutionId: uuid, TaskId: uuid, Filters: statusFilters, ...paged }),
      (input) => {
        const { WindowExecutionId, TaskId, Filters } = input;
        const task = executionOf(scenario, WindowExecutionId).tasks.find(({ id }) => id === TaskId);
        if (task === undefined) throw doesNotExist('Maintenance window execution task', TaskId);
        const wanted = task.invocations.filter(({ status }) =>
          holds(Filters)({ STATUS: (value) => value === status }),
        );
        const { items, nextToken } = list('DescribeMaintenanceWindowExecutionTaskInvocations', wanted, input);
        return {
          WindowExecutionTaskInvocationIdentities: items.map((invocation) => ({
            WindowExecutionId,
            TaskExecutionId: TaskId,
            InvocationId: invocation.id,
            ExecutionId: invocation.commandId,
            TaskType: 'RUN_COMMAND',
            OwnerInformation: invocation.target?.owner,
            WindowTargetId: invocation.target?.id,
            ...describeOutcome(invocation),
          })),
          NextToken: nextToken,
        };
      },
    ),
  };
}

function describeOutcome({ status, details, startedAt, endedAt }: Outcome) {
  return {
    Status: status,
    StatusDetails: details,
    StartTime: epochSeconds(startedAt),
    EndTime: epochSeconds(endedAt),
  };
}

function executionOf({ windows }: Scenario, executionId: string): Execution {
  const execution = windows.flatMap(({ executions }) => executions).find(({ id }) => id === executionId);
  if (execution === undefined) throw doesNotExist('Maintenance window execution', executionId);
  return execution;
}

function doesNotExist(what: string, id: string): ServiceError {
  return new ServiceError('DoesNotExistException', `${what} ${id} does not exist`);
}
