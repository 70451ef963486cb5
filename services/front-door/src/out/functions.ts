import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { World } from '../world.ts';

/** A function that owns a turn failed. What it threw may quote the person, so it is not repeated. */
class OwnerFailedError extends Error {
  override readonly name = 'OwnerFailedError';
}

/** Functions by Lambda's Invoke API, waited for. */
export const functions =
  (client: LambdaClient): World['ask'] =>
  async (FunctionName, event, abortSignal) => {
    const Payload = new TextEncoder().encode(JSON.stringify(event));
    const answer = await client.send(new InvokeCommand({ FunctionName, Payload }), { abortSignal });
    if (answer.FunctionError !== undefined) throw new OwnerFailedError(`${FunctionName} failed`);
    return JSON.parse(answer.Payload?.transformToString() || 'null');
  };
