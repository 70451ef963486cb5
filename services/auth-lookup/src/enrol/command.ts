import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { dynamoDbEmployees, dynamoDbPinAttempts, dynamoDbStoredPins } from '@opsline/employees/dynamodb';
import { createPins, pepperPurpose } from '@opsline/employees/pins';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { type Enrolling, enrolEmployee } from './enrol-employee.ts';

// A command for administrators, never deployed: employees as lines of JSON on standard input, one stage's tables.

const usage = `enrol --stage <stage> < employees.jsonl

Writes employees down, anew or again, each with a PIN, and lifts the lock of their PIN. One line of JSON each:
{ "id": "101", "name": "Ada Marlow", "phone": "+15550100101", "pin": "…" }; the phone only if there is one.

  --stage   whose tables; credentials and Region come from the environment
  --help    shows this

Exit codes: 0 all are enrolled, 1 one is not, nor any after it, 2 wrong arguments.
`;

/** The exit code. */
async function main(): Promise<0 | 1 | 2> {
  const { stage, help } = parseArgs({
    options: { stage: { type: 'string' }, help: { type: 'boolean' } },
  }).values;
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  if (!stage) return failed(`--stage: expected the name of a stage.\n\n${usage}`, 2);
  const enrolling = enrollingOn(stage);
  let row = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    row += 1;
    if (line.trim() === '') continue;
    try {
      const id = await enrolEmployee(enrolling, line);
      const at = new Date(enrolling.now()).toISOString();
      process.stderr.write(`${JSON.stringify({ at, event: 'enrolled', stage, employee: id })}\n`);
      process.stdout.write(`${id} enrolled\n`);
    } catch (fault) {
      return failed(`line ${row}: ${fault instanceof Error ? fault.message : 'not enrolled'}\n`, 1);
    }
  }
  return 0;
}

function failed<Code extends 1 | 2>(why: string, code: Code): Code {
  process.stderr.write(why);
  return code;
}

function enrollingOn(stage: string): Enrolling {
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

process.exitCode = await main().catch((fault: Error) => failed(`${fault.message}\n\n${usage}`, 2));
