import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { localClient } from './account.ts';

/** A function that failed; `kind` is Lambda's own word (`X-Amz-Function-Error`). */
export class FunctionFailed extends Error {
  readonly kind: 'Handled' | 'Unhandled';

  constructor(functionName: string, kind: 'Handled' | 'Unhandled') {
    super(`Lambda threw: ${functionName} (${kind})`);
    this.name = `FunctionError ${kind}`;
    this.kind = kind;
  }
}

/**
 * Invokes functions through the Lambda Invoke API (serverless-offline's endpoint on a laptop), once: repeating is for
 * whoever is imitated. What a function said when it failed is not repeated, since it may quote the event.
 *
 * @param caller the ARN of who invokes: a bot's alias, a Connect instance
 * @returns takes a function's name and an event, resolves to its answer; null for an empty one
 * @throws {FunctionFailed} when the function failed
 */
export function invokerAt(endpoint: string, caller?: string) {
  const client = new LambdaClient({ ...localClient(endpoint, caller), maxAttempts: 1 });
  return async (functionName: string, event: unknown, abortSignal?: AbortSignal): Promise<unknown> => {
    const command = new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(event) });
    const { FunctionError, Payload } = await client.send(command, abortSignal ? { abortSignal } : {});
    if (FunctionError !== undefined) {
      throw new FunctionFailed(functionName, FunctionError === 'Handled' ? 'Handled' : 'Unhandled');
    }
    // An empty body is not given as an empty array.
    const text = Payload instanceof Uint8Array ? new TextDecoder().decode(Payload) : '';
    const answer: unknown = text === '' ? null : JSON.parse(text);
    return answer;
  };
}
