import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type LocalAws, queueUrl } from '@opsline/local-aws';
import { localClient } from '@opsline/local-kit/account';
import { functionArn } from '@opsline/local-kit/arns';
import { type Clock, realClock } from '@opsline/local-kit/clock';
import { invokerAt } from '@opsline/local-kit/invoke';
import { resolveIn } from '@opsline/local-kit/template';
import { startEventSourceMapping } from '@opsline/local-lambda';
import { grantedBy, startWorkspace, type Workspace } from '@opsline/local-slack';
import { z } from 'zod';
import type { Trace } from '../terminal/trace.ts';
import { functionNamed, logicalIdOf, queueAttributes, secretsOf } from './resources.ts';
import { type ServiceFolder, slackTeam } from './service-folder.ts';
import { isRouted } from './service-process.ts';

/** The workspace, and what there is between it and the bot. */
export type SlackLine = {
  readonly workspace: Workspace;
  /** Resolves when everything that was said has been answered. */
  readonly settle: () => Promise<void>;
  /** Resolves when nothing is being answered now; what failed may come again later. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The service that Slack talks to: an HTTP API leads to it. */
export function slackService(services: readonly ServiceFolder[]): ServiceFolder {
  const service = services.find(isRouted);
  if (service === undefined) throw new Error('no service has an HTTP API for Slack');
  return service;
}

/** A workspace in which a service's app is installed, its two secrets put where the templates have them. */
export async function installSlackApp(
  service: ServiceFolder,
  awsEndpoint: string,
  trace: Trace,
  clock: Clock = realClock,
): Promise<Workspace> {
  const manifest = await readFile(join(service.folder, 'slack/manifest.json'), 'utf8');
  const workspace = await startWorkspace({
    teamId: slackTeam,
    granted: grantedBy(JSON.parse(manifest)),
    // A slow machine is no fault: whatever is answered is answered in time.
    clock: { ...clock, timer: () => () => {} },
    onTraffic: trace.slack,
  });
  const names = secretsOf([service]);
  const client = new SecretsManagerClient(localClient(awsEndpoint));
  const put = (SecretId: string | undefined, SecretString: string): Promise<unknown> =>
    client.send(new PutSecretValueCommand({ SecretId, SecretString }));
  await put(names.SlackSigningSecret, workspace.signingSecret);
  await put(names.SlackBotToken, workspace.botToken);
  client.destroy();
  return workspace;
}

const mappingShape = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
});

/** So many conversations are answered at once; Lambda would go on beyond. */
const concurrency = 10;

/** What the line is made of. */
export type SlackLineParts = {
  readonly workspace: Workspace;
  readonly service: ServiceFolder;
  readonly aws: LocalAws;
  readonly lambdaEndpoint: string;
};

/** Has the functions be given what the queue holds. */
export async function startSlackLine(parts: SlackLineParts): Promise<SlackLine> {
  const { workspace, service, aws } = parts;
  const resolve = resolveIn({ ...service, attributes: ownNames(service) });
  const { EventSourceArn, FunctionName, BatchSize, FunctionResponseTypes } = mappingShape.parse(
    resolve(service.resources.SlackMessagesSource?.Properties),
  );
  const name = functionNamed(FunctionName, service);
  const queue = EventSourceArn.split(':').at(-1) ?? '';
  const invoke = invokerAt(parts.lambdaEndpoint);
  const client = new SQSClient(localClient(aws.endpoint, functionArn(name)));
  const key = Object.entries(service.functions).find(([, deployed]) => deployed === name)?.[0] ?? '';
  const mapping = await startEventSourceMapping({
    client,
    queueUrl: queueUrl(aws.endpoint, queue),
    invoke: (event) => invoke(name, event),
    batchSize: BatchSize,
    reports: FunctionResponseTypes.length > 0,
    functionTimeout: service.settings[key]?.timeout ?? 0,
    concurrency,
  });
  const settle = async (): Promise<void> => {
    await workspace.settled();
    if (aws.queues.list(queue).length === 0 && !mapping.busy()) return;
    // What was done is told to Slack, and Slack tells the app of it.
    await mapping.carriedOut();
    await settle();
  };
  return {
    workspace,
    settle,
    idle: async () => {
      await workspace.settled();
      while (mapping.busy()) await mapping.carriedOut();
    },
    stop: async () => {
      await mapping.stop();
      client.destroy();
    },
  };
}

/** Functions by the logical IDs under which they are deployed. */
function ownNames(service: ServiceFolder): Record<string, string> {
  const ids = Object.keys(service.functions).map(logicalIdOf);
  return { ...queueAttributes([service], ''), ...Object.fromEntries(ids.map((id) => [`${id}.Arn`, id])) };
}
