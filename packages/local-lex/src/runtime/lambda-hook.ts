import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { localClient } from '@opsline/local-kit/account';
import { type Hook, HookFailure } from './hook.ts';

/** Where the function runs. */
type LambdaHookOptions = { readonly endpoint: string; readonly functionName: string };

/**
 * A hook that invokes a function through the AWS Lambda API (serverless-offline's endpoint on a laptop). A function that
 * failed rejects with `HookFailure`, `kind` being Lambda's `X-Amz-Function-Error`; its error text is not repeated, since
 * it may quote the caller.
 */
export function lambdaHook({ endpoint, functionName }: LambdaHookOptions): Hook {
  const client = new LambdaClient({
    ...localClient(endpoint),
    maxAttempts: 1,
  });
  return async (event) => {
    const command = new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(event) });
    const answer = await client.send(command);
    if (answer.FunctionError !== undefined) {
      const kind = answer.FunctionError === 'Handled' ? 'Handled' : 'Unhandled';
      throw new HookFailure(kind, `Lambda threw: ${functionName} (${kind})`);
    }
    const payload = answer.Payload?.transformToString() ?? '';
    const response: unknown = payload === '' ? null : JSON.parse(payload);
    return response;
  };
}
