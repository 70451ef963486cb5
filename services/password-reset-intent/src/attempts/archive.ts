import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { KMSClient, type KMSClientConfig } from '@aws-sdk/client-kms';
import { keyOf } from '@opsline/attempts';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { day } from '@opsline/function-kit/durations';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { lockedUntil } from '@opsline/otp/locked-until';
import { dayOf } from '../audit/attempt-item.ts';
import type { AttemptRecord } from '../audit/attempt-table.ts';
import { accountOf, opener } from '../audit/attempts.ts';
import { dynamoDbAttempts } from '../audit/dynamodb-attempts.ts';
import { type Lock, locksOf } from '../audit/locks.ts';
import { pepperPurpose, resetStore } from '../reset/row.ts';

/** An attempt, and whose account it was about. */
export type Opened = { readonly record: AttemptRecord; readonly userId: string };

/** What is on record of a stage's attempts. */
export type Archive = ReturnType<typeof archiveOf>;

/**
 * The attempts of a stage, by its tables and its key.
 *
 * @param at where AWS is: a Region, or a stand-in on this machine
 * @param now epoch ms
 */
export function archiveOf(stage: string, at: DynamoDBClientConfig & KMSClientConfig, now: () => number) {
  const client = new DynamoDBClient(at);
  const resetTable = { client, tableName: `opsline-${stage}-PasswordReset` };
  const pepper = derivedKey(new KMSClient(at), `alias/opsline-${stage}-password-reset`, pepperPurpose);
  const table = dynamoDbAttempts({ client, tableName: `opsline-${stage}-Attempt` });
  const rows = resetStore(resetTable);
  const pins = dynamoDbStore(resetTable);

  const openedAll = async (records: AsyncIterable<AttemptRecord>): Promise<readonly Opened[]> => {
    const secret = await pepper();
    const all: Opened[] = [];
    for await (const record of records) all.push({ record, userId: opener(secret, record).userId });
    return all;
  };

  return {
    /** Those that began within so many days, oldest first; it tells of each day once it is read. */
    lastDays: async (days: number, tell: (line: string) => void): Promise<readonly Opened[]> => {
      // Midnight may pass while they are read.
      const at = now();
      const since = at - days * day;
      const all: Opened[] = [];
      for (let back = days; back >= 0; back -= 1) {
        const one = dayOf(at - back * day);
        const read = await openedAll(table.ofDay(one));
        all.push(...read.filter(({ record }) => record.at >= since));
        tell(`${one}: ${read.length} read`);
      }
      return all;
    },
    /** All that are kept of an account, oldest first. */
    ofAccount: async (userId: string): Promise<readonly Opened[]> =>
      openedAll(table.ofAccount(accountOf(await pepper(), userId))),
    find: async (id: string): Promise<Opened | undefined> => {
      const record = await table.find(id);
      return record && { record, userId: opener(await pepper(), record).userId };
    },
    /** What an account is held for now. */
    locks: async (userId: string): Promise<readonly Lock[]> => {
      const [row, until] = await Promise.all([
        pepper().then((secret) => rows.read(keyOf(secret, 'reset account', userId))),
        lockedUntil({ store: pins, pepper, now }, userId),
      ]);
      const held = locksOf(row, now());
      return until === undefined ? held : [{ of: 'one-time PINs', until }, ...held];
    },
  };
}
