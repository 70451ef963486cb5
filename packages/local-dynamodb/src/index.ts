import type { Restorable } from '@opsline/local-kit/snapshot';
import { snapshotOf } from '@opsline/local-kit/snapshot';
import { createDynalite } from './dynalite.ts';
import { createTables } from './tables.ts';
import { createTokens } from './tokens.ts';
import { createTransactions } from './transactions.ts';
import { createTurns } from './turns.ts';
import type { DynamoDb } from './wire.ts';

export type { WireReply, WireRequest } from './wire.ts';

const transaction = 'DynamoDB_20120810.TransactWriteItems';

/**
 * DynamoDB on this machine: dynalite, and in front of it the transactions that dynalite lacks.
 *
 * @param now the clock, epoch ms, by which a transaction's token is forgotten
 * @returns `snapshot` is of the tables, as they were made, their items, and the tokens
 */
export function createDynamoDb(now: () => number): Restorable & { readonly answer: DynamoDb } {
  const turns = createTurns();
  const tables = createTables(createDynalite, turns);
  const tokens = createTokens(now);
  const transact = createTransactions(tables.answer, turns, tokens);
  return {
    answer: (request) =>
      request.headers['x-amz-target'] === transaction
        ? transact(request)
        : turns.together(() => tables.answer(request)),
    snapshot: () => snapshotOf([tables, tokens]),
  };
}
