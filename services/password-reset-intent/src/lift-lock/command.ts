import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { createOneTimePins } from '@opsline/otp';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { liftLockCommand } from '@opsline/otp/lift-lock';
import { isUserId, userIdForm } from '../record/user-id.ts';
import { pepperPurpose } from '../reset/row.ts';

// A command for the helpdesk, never deployed: it lifts the lock of an account's one-time PINs, and nothing in the directory.

function now(): number {
  return Date.now();
}

process.exitCode = await liftLockCommand(process.argv.slice(2), {
  holder: { name: 'user ID', is: isUserId, inWords: userIdForm },
  lift: (stage, locked) => {
    const tableName = `opsline-${stage}-PasswordReset`;
    const store = dynamoDbStore({ client: new DynamoDBClient(), tableName });
    const pepper = derivedKey(new KMSClient(), `alias/opsline-${stage}-password-reset`, pepperPurpose);
    return createOneTimePins({ store, pepper, now }).liftLock(locked);
  },
  tell: (line) => process.stdout.write(`${line}\n`),
  record: (line) => process.stderr.write(`${line}\n`),
  now,
});
