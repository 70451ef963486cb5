import { setTimeout } from 'node:timers/promises';
import { DescribeExecutionCommand, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';

/** How often an execution is looked at, in milliseconds. */
const pauseMs = 1_000;

/** Starts a state machine, and looks at it until its end, but so many times at most: then it is RUNNING. */
export async function executed(client: SFNClient, stateMachineArn: string, input: object, most = 60) {
  const started = await client.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  for (let look = 1; ; look += 1) {
    const { executionArn } = started;
    const { status = '', ...rest } = await client.send(new DescribeExecutionCommand({ executionArn }));
    if (status !== 'RUNNING' || look === most)
      return { status, error: rest.error, cause: rest.cause, output: rest.output };
    await setTimeout(pauseMs);
  }
}
