import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { derivedKey } from '@opsline/function-kit/derived-key';
import { awaitedInvocations, invocations } from '@opsline/function-kit/invocations';
import { jsonLog } from '@opsline/function-kit/log';
import { dynamoDbAttempts } from '../audit/dynamodb-attempts.ts';
import { createTellUntold } from '../audit/tell-untold.ts';
import { parseEnvironment } from '../environment/tell-untold.ts';
import type { OwnerMessage } from '../functions/text-owner.ts';
import type { Notice } from '../out/notice.ts';
import { textedBy } from '../out/texting.ts';
import { textingTimeouts, timeouts } from '../out/timeouts.ts';
import { pepperPurpose } from '../reset/row.ts';

const env = parseEnvironment(process.env);
const kms = new KMSClient({ requestHandler: timeouts, maxAttempts: 2 });
const lambda = new LambdaClient({ requestHandler: timeouts, maxAttempts: 2 });
const lambdaOnce = new LambdaClient({ requestHandler: textingTimeouts, maxAttempts: 1 });

/** Tells what nobody was told of; invoked by schedule. */
export const handler = createTellUntold({
  table: dynamoDbAttempts({
    client: new DynamoDBClient({ requestHandler: timeouts, maxAttempts: 2 }),
    tableName: env.ATTEMPT_TABLE,
  }),
  pepper: derivedKey(kms, env.PEPPER_KEY, pepperPurpose),
  textOwner: textedBy(awaitedInvocations<OwnerMessage>(lambdaOnce, env.TEXT_OWNER_FUNCTION)),
  tellHelpdesk: invocations<Notice>(lambda, env.NOTIFY_HELPDESK_FUNCTION),
  now: () => Date.now(),
  log: jsonLog((line) => process.stdout.write(line)),
});
