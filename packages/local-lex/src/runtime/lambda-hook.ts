import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { type Hook, HookFailure } from './hook.ts';

/** Where the function runs; the region only has to be well-formed. */
export type LambdaHookOptions = {
  readonly endpoint: string;
  readonly functionName: string;
  readonly region?: string;
};

/**
 * A hook that invokes a function through the AWS Lambda API (serverless-offline's endpoint on a laptop). A function that
 * failed rejects with `HookFailure`, `kind` being Lambda's `X-Amz-Function-Error`; its error text is not repeated, since
 * it may quote the caller.
 */
export function lambdaHook(options: LambdaHookOptions): Hook {
  const client = new LambdaClient({
    endpoint: options.endpoint,
    region: options.region ?? 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  return async (event) => {
    const command = new InvokeCommand({ FunctionName: options.functionName, Payload: JSON.stringify(event) });
    const answer = await client.send(command);
    if (answer.FunctionError !== undefined) {
      const kind = answer.FunctionError === 'Handled' ? 'Handled' : 'Unhandled';
      throw new HookFailure(kind, `Lambda threw: ${options.functionName} (${kind})`);
    }
    const payload = answer.Payload?.transformToString() ?? '';
    const response: unknown = payload === '' ? null : JSON.parse(payload);
    return response;
  };
}
