import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { ConnectClient } from '@aws-sdk/client-connect';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { EC2Client } from '@aws-sdk/client-ec2';
import type { KMSClient } from '@aws-sdk/client-kms';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { LexModelsV2Client } from '@aws-sdk/client-lex-models-v2';
import type { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SNSClient } from '@aws-sdk/client-sns';
import { standsIn, statusOf } from '../cloudformation.ts';
import type { Finding } from './finding.ts';
import { judgeConcurrency } from './judge/concurrency.ts';
import { judgeConnect, noInstance } from './judge/connect.ts';
import { judgeEnvironment } from './judge/environment.ts';
import { judgeExisting, judgeNames } from './judge/names.ts';
import { judgeNetwork } from './judge/network.ts';
import { judgeNotify } from './judge/notify.ts';
import { judgeSecret } from './judge/secrets.ts';
import { judgeStack } from './judge/stacks.ts';
import { judgeTexts } from './judge/texts.ts';
import { lookAtConcurrency } from './look/concurrency.ts';
import { lookAtConnect } from './look/connect.ts';
import { aliasNames, botNames, keyState, tableStates } from './look/names.ts';
import { lookAtNetwork } from './look/network.ts';
import { lookAtNotify } from './look/notify.ts';
import { lookAtSecret } from './look/secrets.ts';
import { lookAtTexts } from './look/texts.ts';
import type { Plan } from './plan.ts';
import { notifiersOf, sendersOf } from './texting.ts';

/** Clients of all that is looked at, in the Region of the stage. */
export type Clients = {
  readonly cloudFormation: CloudFormationClient;
  readonly connect: ConnectClient;
  readonly dynamoDb: DynamoDBClient;
  readonly ec2: EC2Client;
  readonly kms: KMSClient;
  readonly lambda: LambdaClient;
  readonly lex: LexModelsV2Client;
  readonly secretsManager: SecretsManagerClient;
  readonly smsVoice: PinpointSMSVoiceV2Client;
  readonly sns: SNSClient;
};

/** What functions in a network ask, by the names of endpoints. */
const neededInNetwork = ['dynamodb', 'kms', 'lambda'];

/**
 * Looks whether services can be deployed and will work. It only reads. What it may not look at, or cannot, is a finding.
 *
 * @throws what CloudFormation throws: without knowing the stacks nothing else can be judged
 */
export async function preflight(clients: Clients, plans: readonly Plan[]): Promise<Finding[]> {
  const stacks = await Promise.all(
    plans.map(async (plan) => ({ plan, status: await statusOf(clients.cloudFormation, plan.stack) })),
  );
  const ahead = stacks.filter(({ status }) => !standsIn(status)).map(({ plan }) => plan);
  const functions = plans.flatMap((plan) => plan.functions);
  const [prefixes, existing] = [prefixesOf(plans), existingTables(plans)];
  const senders = sendersOf(functions);
  const { connectInstanceArn } = plans.find((plan) => plan.connectInstanceArn !== undefined) ?? {};
  const { network } = plans.find((plan) => plan.network !== undefined) ?? {};
  const looked = await Promise.all([
    ...stacks.map(({ plan, status }) => judgeStack(plan.stack, status)),
    ...functions.map(judgeEnvironment),
    seen('concurrency', 'lambda:GetAccountSettings, GetFunctionConcurrency', async () =>
      judgeConcurrency(
        await lookAtConcurrency(
          clients.lambda,
          functions.map(({ name }) => name),
        ),
        functions.reduce((sum, { reserved = 0 }) => sum + reserved, 0),
      ),
    ),
    ...(senders.length === 0
      ? []
      : [
          seen(
            'text messages',
            'sns:GetSMSSandboxAccountStatus, GetSMSAttributes, ListOriginationNumbers',
            async () => judgeTexts(await lookAtTexts(clients.sns), prefixes, senders),
          ),
        ]),
    ...notifiersOf(functions).map((planned) =>
      seen(
        `Notify ${planned.configurationId}`,
        'sms-voice:DescribeNotifyConfigurations, …NotifyTemplates, …SpendLimits',
        async () => judgeNotify(planned, await lookAtNotify(clients.smsVoice, planned)),
      ),
    ),
    seen('bots', 'lex:ListBots', async () => namesOf(ahead, { bots: await botNames(clients.lex) })),
    seen('tables', 'dynamodb:DescribeTable', async () => {
      const names = ahead.flatMap((plan) => plan.tables);
      const states = await tableStates(clients.dynamoDb, [...names, ...existing]);
      return [
        ...namesOf(ahead, { tables: [...states.keys()] }),
        ...existing.flatMap((name) => judgeExisting('table', name, states.get(name))),
      ];
    }),
    seen('aliases of keys', 'kms:ListAliases', async () =>
      namesOf(ahead, { aliases: await aliasNames(clients.kms) }),
    ),
    ...plans.flatMap(({ keyArns }) =>
      keyArns.map((arn) =>
        seen(`key ${arn}`, 'kms:DescribeKey', async () =>
          judgeExisting('key', arn, await keyState(clients.kms, arn)),
        ),
      ),
    ),
    connectInstanceArn === undefined
      ? [noInstance]
      : seen('Connect', 'connect:DescribeInstance, DescribeQueue, ListContactFlows', async () => {
          const queue = plans.find((plan) => plan.handOverQueueArn !== undefined)?.handOverQueueArn;
          const instance = await lookAtConnect(clients.connect, connectInstanceArn, queue);
          return judgeConnect(
            connectInstanceArn,
            instance,
            ahead.flatMap(({ flows }) => flows),
          );
        }),
    ...(network === undefined
      ? []
      : [
          seen('network', 'ec2:DescribeSubnets, …SecurityGroups, …RouteTables, …VpcEndpoints', async () =>
            judgeNetwork(network, await lookAtNetwork(clients.ec2, network), neededInNetwork),
          ),
        ]),
    ...plans.flatMap(({ secrets }) =>
      secrets.map((name) =>
        seen(`secret ${name}`, 'secretsmanager:DescribeSecret', async () =>
          judgeSecret(name, await lookAtSecret(clients.secretsManager, name)),
        ),
      ),
    ),
  ]);
  return looked.flat();
}

/** What came of looking; where AWS did not let it, or did not answer, that is what is found. */
async function seen(about: string, actions: string, look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    const found = `it could not be looked at: ${error instanceof Error ? error.name : 'no answer'}`;
    return [
      { weight: 'unseen', about, found, todo: `Allow ${actions} to whoever runs this, and run it again.` },
    ];
  }
}

function namesOf(ahead: readonly Plan[], taken: Partial<Parameters<typeof judgeNames>[1]>): Finding[] {
  return ahead.flatMap((plan) => judgeNames(plan, { bots: [], tables: [], aliases: [], ...taken }));
}

/** Where texts may go, of all functions. */
function prefixesOf(plans: readonly Plan[]): string[] {
  const said = plans.flatMap(({ functions }) =>
    functions.flatMap(({ environment }) => environment.TEXTABLE_PREFIXES?.split(',') ?? []),
  );
  return [...new Set(said.map((prefix) => prefix.trim()).filter((prefix) => prefix !== ''))];
}

/** Tables that a function is told of, and no service makes. */
function existingTables(plans: readonly Plan[]): string[] {
  const made = plans.flatMap(({ tables }) => tables);
  const told = plans.flatMap(({ functions }) =>
    functions.flatMap(({ environment }) =>
      Object.entries(environment).flatMap(([name, value]) => (name.endsWith('_TABLE') ? [value] : [])),
    ),
  );
  return [...new Set(told)].filter((name) => !made.includes(name));
}
