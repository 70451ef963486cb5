import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { dynamoDbEmployees, dynamoDbPinAttempts, dynamoDbStoredPins } from '@opsline/employees/dynamodb';
import { createPins, pepperPurpose } from '@opsline/employees/pins';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { type Binding, bindEmployee } from './enrol-employee.ts';

// A command for administrators, never deployed: employees as lines of JSON on standard input, one stage's tables.

function bindingOf(stage: string): Binding {
  const client = new DynamoDBClient();
  const table = { client, tableName: `opsline-${stage}-Employee` };
  const pepper = derivedKey(new KMSClient(), `alias/opsline-${stage}-caller`, pepperPurpose);
  const store = dynamoDbPinAttempts({ client, tableName: `opsline-${stage}-PinAttempt` });
  const now = () => Date.now();
  return {
    employees: dynamoDbEmployees(table),
    put: async (Item) => {
      await client.send(new PutItemCommand({ TableName: table.tableName, Item }));
    },
    pins: createPins({ storedPins: dynamoDbStoredPins(table), store, pepper, now }),
    pepper,
    now,
  };
}

async function main(): Promise<void> {
  const { stage } = parseArgs({ options: { stage: { type: 'string' } } }).values;
  if (stage === undefined)
    throw new Error('usage: node src/enrol/command.ts --stage <stage> < employees.jsonl');
  const binding = bindingOf(stage);
  let row = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    row += 1;
    if (line.trim() === '') continue;
    const id = await bindEmployee(binding, line).catch((cause) => {
      throw new Error(`line ${row}: ${cause instanceof Error ? cause.message : 'not bound'}`, { cause });
    });
    process.stdout.write(`${id} bound\n`);
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'not bound'}\n`);
  process.exitCode = 1;
}
