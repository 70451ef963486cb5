import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { LexModelsV2Client } from '@aws-sdk/client-lex-models-v2';
import { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { runCommand } from '@opsline/local-kit/command';
import { stageAsked, stageOption } from '../commands/asked.ts';
import { exitCodes } from '../exit-codes.ts';
import { servicesOf } from '../services.ts';
import { root, whereIs } from '../where.ts';
import { deployedOn, outputsOf } from './on-aws.ts';
import { smoke } from './smoke.ts';

const help = `Tries what is deployed to a stage: waits until the bots are built, asks them for help, gives an employee ID that
nobody has (no text message is sent), asks auth-lookup, and starts the watch of the compliance alerts.

  npx --yes pnpm smoke --stage STAGE

It ends with 0 where all is well, 3 where something is not, 1 where the command failed itself or nothing is deployed, and
2 where it was called wrongly.
`;

await runCommand(help, stageOption, async ({ values }) => {
  const stage = stageAsked(values);
  const where = await whereIs(stage, process.env);
  if ('wrong' in where) {
    process.stderr.write(`${where.wrong.join('\n')}\n`);
    return exitCodes.failed;
  }
  const { region } = where;
  const clients = {
    cloudFormation: new CloudFormationClient({ region }),
    dynamoDb: new DynamoDBClient({ region }),
    lambda: new LambdaClient({ region }),
    lexModels: new LexModelsV2Client({ region }),
    lexRuntime: new LexRuntimeV2Client({ region }),
    stepFunctions: new SFNClient({ region }),
  };
  const services = Object.keys(await servicesOf(root));
  const outputs = await outputsOf(clients.cloudFormation, services, stage);
  for (const service of services.filter((name) => !outputs.has(name))) {
    process.stdout.write(`-     ${service}: it is not deployed\n`);
  }
  const all = await smoke(await deployedOn(clients, outputs), {
    sleep: (ms) => setTimeout(ms),
    session: randomUUID,
    tell: ({ what, well, said }) =>
      void process.stdout.write(`${well ? 'well ' : 'WRONG'} ${what}: ${said}\n`),
  });
  if (all.length === 0) return exitCodes.failed;
  return all.every(({ well }) => well) ? exitCodes.done : exitCodes.notWell;
});
