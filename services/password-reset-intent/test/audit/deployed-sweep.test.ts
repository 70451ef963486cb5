import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { scan } from '@opsline/attempts/testing/dynalite';
import { localClient } from '@opsline/local-kit/account';
import { describe, expect, test } from 'vitest';
import { ownerNotices } from '../../src/out/messages.ts';
import { deployed } from '../stage/deployed.ts';
import { confirmed, fromPhone } from '../stage/event.ts';

const dana = '104233';
const fault = { name: 'InternalError', status: 500, message: 'down' };

describe('what nobody was told is told by the sweep, with its own rights', () => {
  const table = 'opsline-test-Attempt';
  /** Five minutes pass for all that is due. */
  async function isDue(client: DynamoDBClient): Promise<void> {
    for (const { uuid = { S: '' }, dueAt } of await scan(client, table)) {
      if (dueAt === undefined) continue;
      await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: { uuid },
          UpdateExpression: 'SET dueAt = :past',
          ExpressionAttributeValues: { ':past': { N: '1' } },
        }),
      );
    }
  }

  test('owner and helpdesk, after a call that was cut off once the password was written', async () => {
    const { aws, functions, answer, written, told } = await deployed({ POSSESSION: 'off' });
    // Nothing works once the password is written, until the call is over.
    const mends = [
      aws.faults.add({ service: 'sns', error: fault }),
      aws.faults.add({
        service: 'dynamodb',
        meets: (input) => JSON.stringify(input).includes(' not delivered"'),
        error: fault,
      }),
    ];
    await answer(confirmed());
    expect([written(dana), aws.texts.list(), await told()]).toEqual([1, [], []]);
    for (const mend of mends) mend();

    const client = new DynamoDBClient(localClient(aws.endpoint));
    await isDue(client);
    await functions.invoke('tellUntold', {});
    expect(await told()).toEqual(['Password reset: RESET_NOT_DELIVERED']);
    expect(aws.texts.list()).toEqual([
      expect.objectContaining({ to: fromPhone.phoneNumber, body: ownerNotices['new one needed'] }),
    ]);
    const [record] = await scan(client, table);
    expect(aws.notices.list()[0]?.body).toContain(`Attempt ${record?.uuid?.S}.`);
    expect(record).not.toHaveProperty('owes');
    expect(record).not.toHaveProperty('phone');
    await functions.invoke('tellUntold', {});
    expect(await told()).toHaveLength(1);
    expect(functions.output('tellUntold')).not.toMatch(/104233|5550100104/);
  });
});
