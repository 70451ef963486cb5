import { resolve } from 'node:path';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { ConnectClient } from '@aws-sdk/client-connect';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EC2Client } from '@aws-sdk/client-ec2';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { LexModelsV2Client } from '@aws-sdk/client-lex-models-v2';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import { runCommand } from '@opsline/local-kit/command';
import { servicesAsked, stageAsked, stageOption } from '../commands/asked.ts';
import { exitCodes } from '../exit-codes.ts';
import { servicesOf } from '../services.ts';
import { root, whereIs } from '../where.ts';
import { codeOf, inWords } from './finding.ts';
import { ofService } from './of-service.ts';
import { planOf } from './plan.ts';
import { preflight } from './preflight.ts';
import { printService } from './print-service.ts';

const help = `Looks, before anything is created, whether a stage can be deployed and will work. It only reads.

  npx --yes pnpm preflight --stage STAGE [SERVICE …]

Of what it finds it says what to do, in this order: what stops a deployment; what breaks, though it comes up; what
could not be looked at; notes. It ends with 0 where nothing is in the way, 3 where something breaks or was not seen, 4
where something stops it, 1 where the command failed itself, and 2 where it was called wrongly.
`;

await runCommand(help, stageOption, async ({ values, positionals }) => {
  const stage = stageAsked(values);
  const folders = servicesAsked(await servicesOf(root), positionals).map(([, path]) => resolve(root, path));
  const printed = await Promise.all(folders.map(async (folder) => printService(folder, stage)));
  const wrong = printed.flatMap((it) => ('wrong' in it ? [it.wrong] : []));
  const read = printed.flatMap((it) => ('wrong' in it ? [] : [it]));
  if (wrong.length > 0) {
    process.stderr.write(`${wrong.join('\n')}\n`);
    return exitCodes.stopped;
  }
  const where = await whereIs(stage, process.env);
  if ('wrong' in where) {
    process.stderr.write(`${where.wrong.join('\n')}\n`);
    return exitCodes.stopped;
  }
  const { region } = where;
  const account = await where.account();
  const clients = {
    cloudFormation: new CloudFormationClient({ region }),
    connect: new ConnectClient({ region }),
    dynamoDb: new DynamoDBClient({ region }),
    ec2: new EC2Client({ region }),
    kms: new KMSClient({ region }),
    lambda: new LambdaClient({ region }),
    lex: new LexModelsV2Client({ region }),
    secretsManager: new SecretsManagerClient({ region }),
    sns: new SNSClient({ region }),
  };
  const plans = read.map(({ json }) => planOf(json, stage, { region, account }));
  const own = await Promise.all(plans.map((plan, index) => ofService(folders[index] ?? '', plan, region)));
  const findings = [
    ...read.flatMap((it) => it.findings),
    ...(await preflight(clients, plans)),
    ...own.flat(),
  ];
  process.stdout.write(`${stage} in account ${account}, Region ${region}\n\n${inWords(findings)}`);
  if (findings.length === 0) process.stdout.write('nothing is in the way\n');
  return codeOf(findings);
});
