import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';

/**
 * Hands something to another function and does not wait for it.
 *
 * @param functionName of the function
 * @returns resolves when Lambda has accepted the event
 */
export const invocations =
  <Event>(client: LambdaClient, functionName: string) =>
  async (event: Event): Promise<void> => {
    await client.send(
      new InvokeCommand({
        FunctionName: functionName,
        InvocationType: 'Event',
        Payload: new TextEncoder().encode(JSON.stringify(event)),
      }),
    );
  };
