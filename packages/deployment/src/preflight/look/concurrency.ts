import {
  GetAccountSettingsCommand,
  GetFunctionConcurrencyCommand,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import type { Concurrency } from '../judge/concurrency.ts';
import { foundOr } from './found-or.ts';

/** What the account has, and what these functions hold. */
export async function lookAtConcurrency(
  client: LambdaClient,
  names: readonly string[],
): Promise<Concurrency> {
  const { AccountLimit } = await client.send(new GetAccountSettingsCommand({}));
  const held = await Promise.all(
    names.map((FunctionName) =>
      foundOr(
        ['ResourceNotFoundException'],
        client.send(new GetFunctionConcurrencyCommand({ FunctionName })),
      ),
    ),
  );
  return {
    limit: AccountLimit?.ConcurrentExecutions ?? 0,
    unreserved: AccountLimit?.UnreservedConcurrentExecutions ?? 0,
    ours: held.reduce((sum, it) => sum + (it?.ReservedConcurrentExecutions ?? 0), 0),
  };
}
