import { createDynamoDb } from '@opsline/local-dynamodb';
import { snapshotOf, snapshotOfMap } from '@opsline/local-kit/snapshot';
import { holdScenario } from './scenario/held-scenario.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { Version } from './secrets/secrets.ts';
import { createQuotas } from './sms-voice/quotas.ts';
import { createNotices } from './sns/notices.ts';
import { createInbox } from './sns/texts.ts';
import type { QueueSpec } from './sqs/queue-spec.ts';
import { createQueues } from './sqs/queues.ts';

/** All that an account keeps, and what that is to be put back by. Throws when two queues have one name. */
export function createKept(
  first: { readonly scenario: Scenario; readonly queues?: readonly QueueSpec[] },
  now: () => number,
) {
  const scenario = holdScenario(first.scenario);
  const queues = createQueues(first.queues ?? [], now);
  const inbox = createInbox();
  const published = createNotices();
  const quotas = createQuotas(now);
  const versions = new Map<string, Version>();
  const secrets = { snapshot: () => snapshotOfMap(versions) };
  const dynamoDb = createDynamoDb(now);
  const all = [dynamoDb, scenario, inbox, published, quotas, secrets, ...queues.all()];
  const snapshot = () => snapshotOf(all);
  return { scenario, queues, inbox, published, quotas, versions, dynamoDb, snapshot };
}
