import { z } from 'zod';
import { operation } from '../protocol/request-shape.ts';
import type { Instance, Invocation, Scenario } from '../scenario/scenario.ts';
import type { Status } from '../scenario/status.ts';
import { pageOf, pageShape } from './listing.ts';

/** The word of Run Command for the status of a window's invocation (SSM API reference, CommandInvocation). */
const commandStatuses: Readonly<Record<Status, string>> = {
  FAILED: 'Failed',
  TIMED_OUT: 'TimedOut',
  CANCELLED: 'Cancelled',
  CANCELLING: 'Cancelling',
  IN_PROGRESS: 'InProgress',
  PENDING: 'Pending',
  SKIPPED_OVERLAPPING: 'Cancelled',
  SUCCESS: 'Success',
};

const filters = z
  .array(z.strictObject({ key: z.literal('Status'), value: z.enum(Object.values(commandStatuses)) }))
  .max(5)
  .default([]);

/** ListCommandInvocations: how the command of a window's task went on each instance. Of an unknown command it lists none. */
export function createCommandOperations({ windows, instances }: Scenario) {
  const invocations = windows
    .flatMap(({ executions }) => executions)
    .flatMap(({ tasks }) => tasks)
    .flatMap((task) => task.invocations.map((invocation) => ({ document: task.document, invocation })));
  return {
    ListCommandInvocations: operation(
      z.strictObject({ CommandId: z.string().length(36), Filters: filters, ...pageShape(1, 50) }),
      (input) => {
        const found = invocations.find(({ invocation }) => invocation.commandId === input.CommandId);
        const wanted = (found ? onInstances(found.invocation, instances) : []).filter(({ Status }) =>
          input.Filters.every(({ value }) => value === Status),
        );
        const { items, nextToken } = pageOf('ListCommandInvocations', wanted, input, 'InvalidNextToken');
        const command = { CommandId: input.CommandId, DocumentName: found?.document };
        return { CommandInvocations: items.map((one) => ({ ...command, ...one })), NextToken: nextToken };
      },
    ),
  };
}

function onInstances({ status, target, failedOn }: Invocation, instances: readonly Instance[]) {
  const groups = target?.selects['tag:PatchGroup'] ?? [];
  const own = instances.filter(({ managed, patchGroup }) => managed && groups.includes(patchGroup));
  return own.map(({ id, name }) => {
    const failed = failedOn?.find(({ instance }) => instance === name);
    const word = commandStatuses[failedOn === undefined || failed ? status : 'SUCCESS'];
    return { InstanceId: id, InstanceName: name, Status: word, StatusDetails: failed?.details ?? word };
  });
}
