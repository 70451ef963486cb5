import { setTimeout } from 'node:timers/promises';
import { DescribeExecutionCommand, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';

/** How often an execution is looked at. */
const pauseMs = 1_000;

/** Starts a state machine and waits for its end. */
export async function executed(client: SFNClient, stateMachineArn: string, input: object) {
  const started = await client.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  for (;;) {
    const { executionArn } = started;
    const { status = '', ...rest } = await client.send(new DescribeExecutionCommand({ executionArn }));
    if (status !== 'RUNNING') return { status, error: rest.error, cause: rest.cause, output: rest.output };
    await setTimeout(pauseMs);
  }
}
