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

/** How a resource with a name is called: by which property, and what `Ref` and `GetAtt` of `Arn` give. */
type Naming = {
  readonly property: string;
  readonly Ref: (name: string) => string;
  readonly Arn: (name: string) => string;
};

function byArn(property: string, arn: (name: string) => string): Naming {
  return { property, Ref: arn, Arn: arn };
}

/** By type, the resources whose ARN is made of their name. */
export const namings: Readonly<Record<string, Naming>> = {
  'AWS::DynamoDB::Table': {
    property: 'TableName',
    Ref: (name) => name,
    Arn: (name) => arnOf('dynamodb', `table/${name}`),
  },
  'AWS::Events::Connection': {
    property: 'Name',
    Ref: (name) => name,
    Arn: (name) => arnOf('events', `connection/${name}/local`),
  },
  'AWS::SNS::Topic': byArn('TopicName', (name) => arnOf('sns', name)),
  'AWS::StepFunctions::StateMachine': byArn('StateMachineName', (name) =>
    arnOf('states', `stateMachine:${name}`),
  ),
};
