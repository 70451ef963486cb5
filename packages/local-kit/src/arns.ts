import { accountId, region } from './account.ts';

/** The ARN of something of this machine: `dynamodb`, `table/orders`. */
export function arnOf(service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${accountId}:${resource}`;
}

/** The ARN of a function, which may be named by it already. */
export function functionArn(name: string): string {
  return name.startsWith('arn:') ? name : arnOf('lambda', `function:${name}`);
}

/** The ARN of a role. */
export function roleArn(name: string): string {
  return `arn:aws:iam::${accountId}:role/${name}`;
}

/** What `Ref` and `GetAtt` give of a resource that is named by a property: `Ref`, and by attribute. */
type Naming = {
  readonly property: string;
  readonly attributes: Readonly<Record<string, (name: string) => string>>;
};

function byArn(property: string, arn: (name: string) => string): Naming {
  return { property, attributes: { Ref: arn, Arn: arn } };
}

/** By type, the resources whose attributes are made of their name. */
export const namings: Readonly<Record<string, Naming>> = {
  'AWS::DynamoDB::Table': {
    property: 'TableName',
    attributes: { Ref: (name) => name, Arn: (name) => arnOf('dynamodb', `table/${name}`) },
  },
  'AWS::Events::Connection': {
    property: 'Name',
    attributes: {
      Ref: (name) => name,
      Arn: (name) => arnOf('events', `connection/${name}/local`),
      SecretArn: (name) => secretOfConnection(arnOf('events', `connection/${name}/local`)),
    },
  },
  'AWS::Events::Rule': {
    property: 'Name',
    attributes: { Ref: (name) => name, Arn: (name) => arnOf('events', `rule/${name}`) },
  },
  'AWS::SNS::Topic': byArn('TopicName', (name) => arnOf('sns', name)),
  'AWS::SQS::Queue': {
    property: 'QueueName',
    attributes: {
      Ref: (name) => `https://sqs.${region}.amazonaws.com/${accountId}/${name}`,
      Arn: (name) => arnOf('sqs', name),
      QueueName: (name) => name,
    },
  },
  'AWS::StepFunctions::StateMachine': byArn('StateMachineName', (name) =>
    arnOf('states', `stateMachine:${name}`),
  ),
};

/** The ARN of the secret in which EventBridge keeps what a connection, by its ARN, adds to calls. */
export function secretOfConnection(connectionArn: string): string {
  return arnOf('secretsmanager', `secret:events!${connectionArn.split(':').at(-1)}`);
}
