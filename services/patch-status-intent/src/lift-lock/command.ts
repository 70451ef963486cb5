import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { employeeIdDigits, isEmployeeId } from '@opsline/employees';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { numberInWords } from '@opsline/lex-kit';
import { createOneTimePins } from '@opsline/otp';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { liftLockCommand } from '@opsline/otp/lift-lock';
import { pepperPurpose } from '../out/pepper-purpose.ts';

// A command for the helpdesk, never deployed: it lifts the lock of an employee's one-time PINs.

function now(): number {
  return Date.now();
}

process.exitCode = await liftLockCommand(process.argv.slice(2), {
  holder: { name: 'employee ID', is: isEmployeeId, inWords: `${numberInWords(employeeIdDigits)} digits` },
  lift: (stage, locked) => {
    const tableName = `opsline-${stage}-Onetimepin`;
    const store = dynamoDbStore({ client: new DynamoDBClient(), tableName });
    const pepper = derivedKey(new KMSClient(), `alias/opsline-${stage}-one-time-pin`, pepperPurpose);
    return createOneTimePins({ store, pepper, now }).liftLock(locked);
  },
  tell: (line) => process.stdout.write(`${line}\n`),
  record: (line) => process.stderr.write(`${line}\n`),
  now,
});
