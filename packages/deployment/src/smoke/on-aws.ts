import { setTimeout } from 'node:timers/promises';
import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import {
  DescribeBotAliasCommand,
  DescribeBotLocaleCommand,
  type LexModelsV2Client,
} from '@aws-sdk/client-lex-models-v2';
import type { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';
import { DescribeExecutionCommand, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { outputsOfStack } from '../cloudformation.ts';
import { askBy, type Deployed, type DeployedBot, sayBy } from './deployed.ts';

/** Clients of what is talked to, in the Region of the stage. */
export type SmokeClients = {
  readonly cloudFormation: CloudFormationClient;
  readonly dynamoDb: DynamoDBClient;
  readonly lambda: LambdaClient;
  readonly lexModels: LexModelsV2Client;
  readonly lexRuntime: LexRuntimeV2Client;
  readonly stepFunctions: SFNClient;
};

/** The outputs of the stacks of a stage, by service; a service that is not deployed is not among them. */
export async function outputsOf(
  client: CloudFormationClient,
  services: readonly string[],
  stage: string,
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const found = await Promise.all(
    services.map(async (service) => {
      const outputs = await outputsOfStack(client, `opsline-${service}-${stage}`);
      return outputs === undefined ? [] : [[service, outputs] as const];
    }),
  );
  return new Map(found.flat());
}

/** What is deployed to a stage, by the outputs of its stacks. */
export async function deployedOn(
  clients: SmokeClients,
  outputs: Awaited<ReturnType<typeof outputsOf>>,
): Promise<Deployed> {
  const { AuthLookupFunctionArn, EmployeeTable } = outputs.get('auth-lookup') ?? {};
  const { StateMachineArn } = outputs.get('compliance-alerts') ?? {};
  const versions = new Map<DeployedBot, () => Promise<string>>();
  for (const [service, told] of outputs) {
    for (const arn of Object.entries(told).flatMap(([key, it]) =>
      key.endsWith('BotAliasArn') ? [it] : [],
    )) {
      const [, botId = '', botAliasId = ''] = arn.split('/');
      const alias = clients.lexModels.send(new DescribeBotAliasCommand({ botId, botAliasId }));
      const locales = await alias.then(
        ({ botAliasLocaleSettings = {} }) => Object.keys(botAliasLocaleSettings),
        // Why it cannot be looked at is told once it is asked whether it is built.
        () => ['unknown'],
      );
      for (const localeId of locales) {
        const bot = { service, botId, botAliasId, localeId };
        versions.set(bot, async () => (await alias).botVersion ?? '');
      }
    }
  }
  return {
    bots: [...versions.keys()],
    built: async (bot) => {
      const { botId, localeId } = bot;
      const botVersion = (await versions.get(bot)?.()) ?? '';
      const locale = new DescribeBotLocaleCommand({ botId, botVersion, localeId });
      return (await clients.lexModels.send(locale)).botLocaleStatus ?? '';
    },
    say: sayBy(clients.lexRuntime),
    ask: AuthLookupFunctionArn === undefined ? undefined : askBy(clients.lambda, AuthLookupFunctionArn),
    isEmployee: async (id) => {
      if (EmployeeTable === undefined) return true;
      const item = new GetItemCommand({
        TableName: EmployeeTable,
        Key: { EmployeeID: { S: id } },
        ProjectionExpression: 'EmployeeID',
      });
      return (await clients.dynamoDb.send(item)).Item !== undefined;
    },
    watch: StateMachineArn === undefined ? undefined : () => watchBy(clients.stepFunctions, StateMachineArn),
  };
}

/** How often an execution is looked at, and how many times: the watch reads one row. */
const looks = { pauseMs: 1_000, most: 60 } as const;

async function watchBy(client: SFNClient, stateMachineArn: string) {
  const input = JSON.stringify({ watch: true });
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, input }));
  for (let look = 1; ; look += 1) {
    const { status = '', error } = await client.send(new DescribeExecutionCommand({ executionArn }));
    if (status !== 'RUNNING' || look === looks.most) return { status, error };
    await setTimeout(looks.pauseMs);
  }
}
