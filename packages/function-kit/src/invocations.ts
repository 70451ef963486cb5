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
      new InvokeCommand({ FunctionName: functionName, InvocationType: 'Event', Payload: bytesOf(event) }),
    );
  };

/** The function that was invoked threw, or ran out of its time. What it did before that is not known. */
class FunctionError extends Error {
  override readonly name = 'FunctionError';
}

/**
 * Has another function do something and waits for its answer. The event is kept by nobody: Lambda queues, repeats and
 * puts aside asynchronous events only.
 *
 * @param client one that tries once: what may have been done is not done again
 * @returns what the function answered
 * @throws {FunctionError} when it failed, or what Lambda throws; neither quotes the event
 */
export const awaitedInvocations =
  <Event>(client: LambdaClient, functionName: string) =>
  async (event: Event): Promise<unknown> => {
    const { FunctionError: failure, Payload } = await client.send(
      new InvokeCommand({
        FunctionName: functionName,
        InvocationType: 'RequestResponse',
        Payload: bytesOf(event),
      }),
    );
    if (failure !== undefined) throw new FunctionError('the function that was invoked failed');
    return JSON.parse(new TextDecoder().decode(Payload));
  };

function bytesOf(event: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(event));
}
