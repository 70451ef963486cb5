import { createDynalite } from './dynalite.ts';
import { createTransactions } from './transactions.ts';
import { createTurns } from './turns.ts';
import type { DynamoDb } from './wire.ts';

export type { DynamoDb, WireReply, WireRequest } from './wire.ts';

const transaction = 'DynamoDB_20120810.TransactWriteItems';

/**
 * DynamoDB on this machine: dynalite, and in front of it the transactions that dynalite lacks.
 *
 * @param now the clock, epoch ms, by which a transaction's token is forgotten
 */
export function createDynamoDb(now: () => number): DynamoDb {
  const dynalite = createDynalite();
  const turns = createTurns();
  const transact = createTransactions(dynalite, turns, now);
  return (request) =>
    request.headers['x-amz-target'] === transaction
      ? transact(request)
      : turns.together(() => dynalite(request));
}
