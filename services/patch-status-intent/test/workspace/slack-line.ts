import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setImmediate as othersFirst } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';
import { SQSClient } from '@aws-sdk/client-sqs';
import { minute } from '@opsline/function-kit/durations';
import { createTables, type LocalAws, queueUrl } from '@opsline/local-aws';
import { localClient } from '@opsline/local-kit/account';
import { type HandClock, handClock } from '@opsline/local-kit/hand-clock';
import { startEventSourceMapping } from '@opsline/local-lambda';
import { createLexRuntime, startLexServer } from '@opsline/local-lex';
import { grantedBy, startWorkspace, triesForMs } from '@opsline/local-slack';
import { createReplySlack } from '../../src/functions/reply-slack.ts';
import { lexRuntime } from '../../src/out/lex-runtime.ts';
import { slackApi } from '../../src/out/slack-api.ts';
import { held, queued } from '../../src/out/slack-queue.ts';
import { slackTable } from '../../src/out/slack-table.ts';
import { createReceiver } from '../../src/slack/receiving/receive.ts';
import type { awsWorld } from '../stage/aws-world.ts';
import { patchStatusBot, start } from '../stage/conversation-stage.ts';
import { type Crashes, createCrashes } from './crashes.ts';
import { startDoor } from './door.ts';
import { messages, table, tableName } from './templates.ts';

const manifest = readFileSync(new URL('../../slack/manifest.json', import.meta.url), 'utf8');
const alias = { botId: 'BOT0000001', botAliasId: 'ALIAS00001', localeId: 'en_US' };

/**
 * Slack's whole way: a workspace, what it sends signed over HTTP to receiveSlack, a queue, replySlack, Lex, patchStatus,
 * and the Web API of the workspace; on a clock that somebody moves.
 */
export async function slackLine(
  { aws, handler }: Pick<Awaited<ReturnType<typeof awsWorld>>, 'aws' | 'handler'>,
  clock: HandClock,
) {
  const { now } = clock;
  await createTables(aws.endpoint, table);
  const clients = { ...localClient(aws.endpoint), maxAttempts: 1 };
  const [sqs, dynamoDb] = [new SQSClient(clients), new DynamoDBClient(clients)];
  const url = queueUrl(aws.endpoint, messages);
  const turns: string[] = [];
  const runtime = createLexRuntime({
    bot: patchStatusBot,
    localeId: alias.localeId,
    hook: handler,
    now,
    onTurn: ({ transcript }) => void turns.push(transcript),
  });
  const lexServer = await startLexServer({ bots: [{ ...alias, runtime }] });
  const lex = new LexRuntimeV2Client({ ...localClient(lexServer.endpoint), maxAttempts: 1 });
  const workspace = await startWorkspace({ clock, granted: grantedBy(JSON.parse(manifest)) });

  const door = await startDoor(
    createReceiver({
      signingSecret: async () => workspace.signingSecret,
      enqueue: queued(sqs, url),
      team: workspace.teamId,
      now,
      log: () => {},
    }),
  );
  const crashes: Crashes = createCrashes();
  const token = async () => workspace.botToken;
  const reply = createReplySlack({
    memory: crashes.watched('memory', slackTable(dynamoDb, tableName, now)),
    slack: crashes.watched('slack', slackApi(token, workspace.apiUrl)),
    bot: crashes.watched('bot', lexRuntime(lex, alias)),
    token,
    after: (ms, act) => clock.timer(ms, act),
    mark: randomUUID,
    hold: held(sqs, url),
    log: () => {},
  });
  const mapping = await startEventSourceMapping({
    client: sqs,
    queueUrl: url,
    invoke: (event) => crashes.run(() => reply(event)),
    batchSize: 1,
    reports: true,
    functionTimeout: 40,
    concurrency: 100,
    clock,
  });
  // Whatever was received before a poll came has begun by then, or was lost on its way.
  let begun = receivesIn(aws);
  aws.faults.watch(({ operation }) => {
    if (operation === 'ReceiveMessage') begun = receivesIn(aws);
    return undefined;
  });
  await workspace.connect(door.endpoint);

  /** Whether nothing goes on any more unless time passes. */
  const isQuiet = (): boolean => {
    if (mapping.busy()) return false;
    if (mapping.pausing()) return true;
    const hasBegun = ([id, receives]: readonly [string, number]) => receives === (begun.get(id) ?? 0);
    return aws.queues.inSight(messages).length === 0 && [...receivesIn(aws)].every(hasBegun);
  };

  const quiet = async (): Promise<void> => {
    do {
      await workspace.settled();
      await othersFirst();
    } while (!isQuiet());
    await workspace.settled();
  };

  return {
    ...{ workspace, turns, crashes },
    /** Resolves when nothing goes on any more unless time passes. */
    quiet,
    /** Lets time pass until Slack tries nothing again, and the queue holds nothing more. */
    carriedOut: async (): Promise<void> => {
      const until = now() + triesForMs;
      await quiet();
      while (now() < until || aws.queues.list(messages).length > 0) {
        await clock.pass(minute);
        await quiet();
      }
    },
    stop: async () => {
      await workspace.settled();
      await mapping.stop();
      await Promise.all([door, lexServer, workspace].map((one) => one.stop()));
      for (const client of [sqs, dynamoDb, lex]) client.destroy();
    },
  };
}

/** How often each message in the queue was received, by its ID. */
function receivesIn({ queues }: Pick<LocalAws, 'queues'>): ReadonlyMap<string, number> {
  return new Map(queues.list(messages).map(({ id, receives }) => [id, receives]));
}

/** A clock for it, at the moment at which conversations begin. */
export function slackClock(): HandClock {
  return handClock(start);
}
