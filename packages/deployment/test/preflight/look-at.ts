import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { ConnectClient } from '@aws-sdk/client-connect';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EC2Client } from '@aws-sdk/client-ec2';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { LexModelsV2Client } from '@aws-sdk/client-lex-models-v2';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import type { Plan } from '../../src/preflight/plan.ts';
import { preflight } from '../../src/preflight/preflight.ts';
import { type Account, startAccount } from './account.ts';

export const instance = 'arn:aws:connect:eu-west-2:111122223333:instance/0123';
const notifyConfiguration = 'notify-0123';
export const key = 'arn:aws:kms:eu-west-2:111122223333:key/9';

/** A service that uses everything that is looked at. */
export const plan: Plan = {
  service: 'doors',
  stack: 'doors-prod',
  functions: [
    {
      name: 'doors-prod-open',
      reserved: 10,
      environment: {
        TEXTABLE_PREFIXES: '+1, +44',
        EMPLOYEE_TABLE: 'opsline-prod-Employee',
        DOOR_TABLE: 'Doors',
        ORIGINATION_NUMBER: '+18335550100',
        NOTIFY_CONFIGURATION_ID: notifyConfiguration,
        NOTIFY_TEMPLATE_ID: 'notify-code-verification-english-001',
      },
    },
  ],
  bots: ['doorBot-prod'],
  tables: ['Doors'],
  aliases: ['alias/doors'],
  secrets: ['doors/slack'],
  flows: ['Doors-prod'],
  connectInstanceArn: instance,
  handOverQueueArn: `${instance}/queue/q`,
  network: { subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] },
  keyArns: [key],
};

/** What is found of the service in an account, and what was asked for. */
export async function lookAt(account: Account) {
  const { endpoint, asked } = await startAccount(account);
  const options = {
    endpoint,
    region: 'eu-west-2',
    maxAttempts: 1,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  };
  const clients = {
    cloudFormation: new CloudFormationClient(options),
    connect: new ConnectClient(options),
    dynamoDb: new DynamoDBClient(options),
    ec2: new EC2Client(options),
    kms: new KMSClient(options),
    lambda: new LambdaClient(options),
    lex: new LexModelsV2Client(options),
    secretsManager: new SecretsManagerClient(options),
    smsVoice: new PinpointSMSVoiceV2Client(options),
    sns: new SNSClient(options),
  };
  const findings = await preflight(clients, [plan]);
  return { asked, told: findings.map(({ weight, about, found }) => `${weight} ${about}: ${found}`) };
}
