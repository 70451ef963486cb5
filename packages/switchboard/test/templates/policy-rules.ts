import { accountId, region } from '@opsline/local-kit/account';
import { resolveIntrinsics } from '@opsline/local-kit/intrinsics';
import { z } from 'zod';
import type { Template } from './packaged.ts';

/** What a role lets its function do, against what the function was told to use. */

const statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: z.union([z.string(), z.array(z.string())]).transform((action) => [action].flat()),
  Resource: z.union([z.string(), z.array(z.string())]).transform((resource) => [resource].flat()),
  Condition: z
    .object({ StringEquals: z.object({ 'kms:RequestAlias': z.string().optional() }).optional() })
    .optional(),
});
const role = z.object({
  Policies: z.array(z.object({ PolicyDocument: z.object({ Statement: z.array(statement) }) })),
});
const lambda = z.object({
  Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).optional(),
});
const alias = z.object({ AliasName: z.string(), TargetKeyId: z.string() });
const onFailure = z.object({
  FunctionName: z.object({ Ref: z.string() }),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.unknown() }).optional() }),
});

type Statement = z.output<typeof statement>;

/** One thing that a function does with what it was told. */
type Need = { readonly action: string; readonly resource: string; readonly alias?: string };

/** The ARN of what a template makes, as far as policies and functions name it. */
function arnOf({ Resources }: Template, path: string): unknown {
  const [id = '', attribute] = path.split('.');
  const { Type, Properties = {} } = Resources[id] ?? {};
  const arn = (service: string, rest: unknown) => `arn:aws:${service}:${region}:${accountId}:${String(rest)}`;
  if (Type === 'AWS::DynamoDB::Table') return arn('dynamodb', `table/${String(Properties.TableName)}`);
  if (Type === 'AWS::KMS::Key') return arn('kms', `key/${id}`);
  if (Type === 'AWS::SNS::Topic') return arn('sns', Properties.TopicName);
  if (Type === 'AWS::SQS::Queue') return arn('sqs', Properties.QueueName);
  return attribute === undefined ? id : path;
}

/** What functions were told to use, by their variables or where a failure is put, and their roles do not let them. */
export function notPermitted(template: Template): string[] {
  const resolve = (value: unknown) =>
    resolveIntrinsics(value, { Conditions: template.Conditions }, {}, (path) => arnOf(template, path));
  const ofType = (type: string) => Object.entries(template.Resources).filter(([, { Type }]) => Type === type);
  const aliases = Object.fromEntries(
    ofType('AWS::KMS::Alias').map(([, { Properties }]) => {
      const { AliasName, TargetKeyId } = alias.parse(resolve(Properties));
      return [AliasName, TargetKeyId];
    }),
  );
  const failures = ofType('AWS::Lambda::EventInvokeConfig').map(([, { Properties }]) =>
    onFailure.parse(Properties),
  );
  return ofType('AWS::Lambda::Function').flatMap(([id, { Properties }]) => {
    const { Role, Environment } = lambda.parse(Properties);
    const roleId = Role['Fn::GetAtt'][0];
    const statements = role
      .parse(resolve(template.Resources[roleId]?.Properties))
      .Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    const told = Object.entries(Environment?.Variables ?? {}).flatMap(([name, value]) =>
      needOf(name, String(resolve(value)), aliases),
    );
    const put = failures
      .filter(({ FunctionName }) => FunctionName.Ref === id)
      .flatMap(({ DestinationConfig: { OnFailure } }) =>
        OnFailure ? [{ action: 'sqs:SendMessage', resource: String(resolve(OnFailure.Destination)) }] : [],
      );
    return [...told, ...put]
      .filter((need) => !isPermitted(need, statements))
      .map(({ action, resource }) => `${roleId}: ${action} on ${resource}`);
  });
}

function needOf(variable: string, value: string, aliases: Readonly<Record<string, string>>): Need[] {
  const here = (service: string, rest: string) => `arn:aws:${service}:${region}:${accountId}:${rest}`;
  if (variable.endsWith('_TABLE')) {
    // What became of attempts is written, and read by no function of a conversation.
    const action = variable === 'ATTEMPT_TABLE' ? 'dynamodb:UpdateItem' : 'dynamodb:GetItem';
    return [{ action, resource: here('dynamodb', `table/${value}`) }];
  }
  if (variable.endsWith('_FUNCTION')) {
    return [{ action: 'lambda:InvokeFunction', resource: here('lambda', `function:${value}`) }];
  }
  if (variable.endsWith('_TOPIC_ARN')) return [{ action: 'sns:Publish', resource: value }];
  if (!variable.endsWith('_KEY')) return [];
  const action = variable === 'DIRECTORY_KEY' ? 'kms:Decrypt' : 'kms:GenerateMac';
  // A key that another service owns is known by its alias alone.
  return [{ action, resource: aliases[value] ?? here('kms', 'key/of-another-service'), alias: value }];
}

/** A table may be read as a whole where it is not read by the item. */
const alike: Readonly<Record<string, readonly string[]>> = { 'dynamodb:GetItem': ['dynamodb:Query'] };

function isPermitted(need: Need, statements: readonly Statement[]): boolean {
  const about = statements.filter(
    ({ Action, Resource, Condition }) =>
      [need.action, ...(alike[need.action] ?? [])].some((action) => Action.includes(action)) &&
      Resource.some((pattern) => covers(pattern, need.resource)) &&
      [undefined, need.alias].includes(Condition?.StringEquals?.['kms:RequestAlias']),
  );
  return about.some(({ Effect }) => Effect === 'Allow') && about.every(({ Effect }) => Effect === 'Allow');
}

/** Whether a pattern of a policy, with its asterisks, takes an ARN in. */
function covers(pattern: string, arn: string): boolean {
  const literal = (part: string) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`).test(arn);
}
