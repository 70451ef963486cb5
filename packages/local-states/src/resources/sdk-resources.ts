import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeIamInstanceProfileAssociationsCommand,
  DescribeInstanceStatusCommand,
  DescribeTagsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import {
  DescribeInstanceInformationCommand,
  DescribeInstancePatchStatesCommand,
  ListTagsForResourceCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { localClient } from '@opsline/local-kit/account';
import { isObject } from '../query/json.ts';
import { TaskFailed } from '../run/failures.ts';
import type { Resource } from '../run/run-options.ts';
import { dynamodb, ec2, type Family, failureOf, sns, ssm } from './sdk-errors.ts';
import { type Command, misfitIn } from './sdk-schema.ts';

/** Where the AWS stand-in answers, for example `http://127.0.0.1:4599`. */
export type SdkOptions = {
  readonly endpoint: string;
  /** The ARN of the state machine in whose name the calls are made. */
  readonly caller?: string;
  /** Why the machine may not take this role for a task, by its ARN; unless told, it may take every one. */
  readonly assume?: (roleArn: string) => string | undefined;
};

/** What one operation needs: its family of errors, its command, and the client of that service. */
type Operation<C extends Command> = {
  readonly family: Family;
  readonly commandOf: (input: object) => C;
  readonly send: (clients: Clients, command: C) => Promise<object>;
};

type Clients = ReturnType<typeof clientsFor>;

function clientsFor(endpoint: string, caller: string | undefined) {
  // Retrying is the state machine's own business.
  const options = { ...localClient(endpoint, caller), maxAttempts: 1 };
  return {
    ec2: new EC2Client(options),
    ssm: new SSMClient(options),
    dynamodb: new DynamoDBClient(options),
    sns: new SNSClient(options),
  };
}

/**
 * AWS calls of a state machine, made through the SDK's own clients against a stand-in, in the machine's name or in that
 * of a task's role. Results have the SDK's names (PascalCase) and ISO-8601 times; errors the names Step Functions gives
 * them.
 */
export function sdkResources({
  endpoint,
  caller,
  assume = () => undefined,
}: SdkOptions): Readonly<Record<string, Resource>> {
  const known = new Map<string | undefined, Clients>();
  const clients = (who: string | undefined): Clients => {
    const found = known.get(who) ?? clientsFor(endpoint, who);
    known.set(who, found);
    return found;
  };
  const resource =
    <C extends Command>({ family, commandOf, send }: Operation<C>): Resource =>
    async (args, roleArn) => {
      if (!isObject(args)) throw new TaskFailed('States.Runtime', 'Arguments must be an object');
      const refused = roleArn === undefined ? undefined : assume(roleArn);
      // Step Functions names the task's service where the role cannot be taken.
      if (refused !== undefined) throw new TaskFailed(`${family.prefix}.${family.general}`, refused);
      const command = commandOf(args);
      const fault = misfitIn(command, args);
      if (fault) throw new Error(fault);
      const output = await send(clients(roleArn ?? caller), command).catch((error: unknown) => {
        throw failureOf(family, error);
      });
      return Object.fromEntries(Object.entries(output).filter(([key]) => key !== '$metadata'));
    };
  const ofEc2 = <C extends Command>(
    commandOf: Operation<C>['commandOf'],
    send: (client: EC2Client, command: C) => Promise<object>,
  ) => resource({ family: ec2, commandOf, send: (all, command) => send(all.ec2, command) });
  const ofSsm = <C extends Command>(
    commandOf: Operation<C>['commandOf'],
    send: (client: SSMClient, command: C) => Promise<object>,
  ) => resource({ family: ssm, commandOf, send: (all, command) => send(all.ssm, command) });
  const ofTable = <C extends Command>(
    commandOf: Operation<C>['commandOf'],
    send: (client: DynamoDBClient, command: C) => Promise<object>,
  ) => resource({ family: dynamodb, commandOf, send: (all, command) => send(all.dynamodb, command) });
  return {
    'arn:aws:states:::aws-sdk:ec2:describeInstanceStatus': ofEc2(
      (input) => new DescribeInstanceStatusCommand(input),
      (client, command) => client.send(command),
    ),
    'arn:aws:states:::aws-sdk:ec2:describeIamInstanceProfileAssociations': ofEc2(
      (input) => new DescribeIamInstanceProfileAssociationsCommand(input),
      (client, command) => client.send(command),
    ),
    'arn:aws:states:::aws-sdk:ec2:describeTags': ofEc2(
      (input) => new DescribeTagsCommand(input),
      (client, command) => client.send(command),
    ),
    'arn:aws:states:::aws-sdk:ssm:describeInstanceInformation': ofSsm(
      (input) => new DescribeInstanceInformationCommand(input),
      (client, command) => client.send(command),
    ),
    'arn:aws:states:::aws-sdk:ssm:describeInstancePatchStates': ofSsm(
      (input) => new DescribeInstancePatchStatesCommand({ InstanceIds: [], ...input }),
      (client, command) => client.send(command),
    ),
    'arn:aws:states:::aws-sdk:ssm:listTagsForResource': ofSsm(
      (input) =>
        new ListTagsForResourceCommand({ ResourceType: 'ManagedInstance', ResourceId: '', ...input }),
      (client, command) => client.send(command),
    ),
    'arn:aws:states:::dynamodb:putItem': ofTable(
      (input) => new PutItemCommand({ TableName: '', Item: {}, ...input }),
      (client, command) => client.send(command),
    ),
    'arn:aws:states:::dynamodb:getItem': ofTable(
      (input) => new GetItemCommand({ TableName: '', Key: {}, ...input }),
      (client, command) => client.send(command),
    ),
    'arn:aws:states:::dynamodb:deleteItem': ofTable(
      (input) => new DeleteItemCommand({ TableName: '', Key: {}, ...input }),
      (client, command) => client.send(command),
    ),
    'arn:aws:states:::aws-sdk:dynamodb:query': ofTable(
      (input) => new QueryCommand({ TableName: '', ...input }),
      (client, command) => client.send(command),
    ),
    'arn:aws:states:::sns:publish': resource({
      family: sns,
      commandOf: (input) => new PublishCommand({ Message: '', ...input }),
      send: (all, command) => all.sns.send(command),
    }),
  };
}
