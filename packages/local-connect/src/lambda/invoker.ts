import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { localClient } from '@opsline/local-kit/account';
import type { InvokeLambda } from '../instance.ts';

/** Where functions are invoked. */
type LambdaInvokerOptions = {
  /** Endpoint of the Invoke API, such as serverless-offline's `http://127.0.0.1:3002`. */
  readonly endpoint: string;
  /** The name to invoke for an ARN; the ARN itself by default. */
  readonly functionName?: (functionArn: string) => string;
};

/**
 * Invokes functions through the Lambda Invoke API, without retries of its own: those are Connect's.
 * A FunctionError rejects with that name and without its message, which may quote the event.
 */
export function lambdaInvoker({ endpoint, functionName }: LambdaInvokerOptions): InvokeLambda {
  const client = new LambdaClient({ ...localClient(endpoint), maxAttempts: 1 });
  return async (functionArn, event, signal) => {
    const command = new InvokeCommand({
      FunctionName: functionName?.(functionArn) ?? functionArn,
      Payload: new TextEncoder().encode(JSON.stringify(event)),
    });
    const answer = await client.send(command, { abortSignal: signal });
    if (answer.FunctionError !== undefined) {
      throw Object.assign(new Error(`${functionArn} failed`), {
        name: `FunctionError ${answer.FunctionError}`,
      });
    }
    // An empty body is not given as an empty array.
    const text = answer.Payload instanceof Uint8Array ? new TextDecoder().decode(answer.Payload) : '';
    const response: unknown = text === '' ? null : JSON.parse(text);
    return response;
  };
}
