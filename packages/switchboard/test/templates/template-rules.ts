import type { Resource } from '@opsline/local-kit/template';
import { longestStage } from '@opsline/settings/stage';

/** What holds of every template that is deployed: each rule gives what breaks it, a line each. */

type Resources = Readonly<Record<string, Resource>>;

/** Every value below, with its path. */
function* leaves(value: unknown, path: string): Generator<readonly [path: string, leaf: unknown]> {
  if (typeof value !== 'object' || value === null) yield [path, value];
  else for (const [key, item] of Object.entries(value)) yield* leaves(item, `${path}.${key}`);
}

function propertiesIn(resources: Resources): (readonly [path: string, leaf: unknown])[] {
  return Object.entries(resources).flatMap(([id, { Properties }]) => [...leaves(Properties, id)]);
}

/** Lex: "You can't provide utterances for built-in intents." (CreateIntent) */
export function utterancesOfBuiltIns(resources: Resources): string[] {
  return Object.entries(resources).flatMap(([id, { Properties }]) =>
    [...objectsIn(Properties)]
      .filter((it) => 'ParentIntentSignature' in it && ('SampleUtterances' in it || 'Slots' in it))
      .map((it) => `${id}: ${String(Object(it).Name)}`),
  );
}

/**
 * A model of Amazon Bedrock reads what is said (`GenerativeAISettings`): nothing for a bot that hears dates of birth and
 * one-time PINs, whichever bot has its intent, and whatever a condition says.
 */
export function modelReadsReset(resources: Resources): string[] {
  return Object.entries(resources).flatMap(([id, { Properties }]) => {
    const parts = [...objectsIn(Properties)];
    const resets = parts.some((it) => 'Name' in it && it.Name === 'ResetPW');
    return resets && parts.some((it) => 'GenerativeAISettings' in it) ? [id] : [];
  });
}

function* objectsIn(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const item of Object.values(value)) yield* objectsIn(item);
}

/**
 * A resource whose condition is false has to be valid by its schema all the same, and no schema takes nothing. What a
 * function is told may be nothing, and so may be what stands between the parts of a text.
 */
export function emptyTexts(resources: Resources): string[] {
  return propertiesIn(resources)
    .filter(
      ([path, leaf]) =>
        typeof leaf === 'string' && leaf.trim() === '' && !/\.Variables\.\w+$|\.Fn::Join\.0$/.test(path),
    )
    .map(([path]) => path);
}

/** ARNs by the schemas of AWS::Connect::ContactFlow, AWS::Connect::IntegrationAssociation and AWS::Lambda::Permission. */
const arns: readonly (readonly [property: RegExp, pattern: RegExp])[] = [
  [/\.Instance(Arn|Id)$/, /^arn:aws[-a-z0-9]*:connect:[-a-z0-9]*:[0-9]{12}:instance\/[-a-zA-Z0-9]*$/],
  [
    /\.SourceArn$/,
    /^arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*)$/,
  ],
];

/** What stands for an ARN and is none, also where nothing is made of it. */
export function malformedArns(resources: Resources): string[] {
  return propertiesIn(resources)
    .filter(([path, leaf]) =>
      arns.some(([property, pattern]) => property.test(path) && !pattern.test(String(leaf))),
    )
    .map(([path, leaf]) => `${path}: ${String(leaf)}`);
}

/** What is kept for good is not kept of a first deployment that failed: it would be in the way of the next one. */
export function keptOfFailures(resources: Resources): string[] {
  return Object.entries(resources)
    .filter(
      ([, { DeletionPolicy, UpdateReplacePolicy }]) =>
        DeletionPolicy === 'Retain' ||
        (UpdateReplacePolicy === 'Retain') !== (DeletionPolicy === 'RetainExceptOnCreate'),
    )
    .map(([id]) => id);
}

/** What is lost with its keys: each KMS key, and who is employed. */
export function notKept(resources: Resources): string[] {
  return Object.entries(resources)
    .filter(
      ([, { Type, Properties }]) =>
        Type === 'AWS::KMS::Key' || /-Employee$/.test(String(Properties.TableName)),
    )
    .filter(([, { UpdateReplacePolicy }]) => UpdateReplacePolicy !== 'Retain')
    .map(([id]) => id);
}

/**
 * Bots whose draft would speak for the deployed function: by the test alias, on which anybody may try the bot who may
 * build it, or since Lex may invoke the function from any alias. Left out, a test alias stays what it was.
 */
export function openDrafts(resources: Resources): string[] {
  return Object.entries(resources).flatMap(([id, { Type, Properties }]) => {
    const { Principal, SourceArn = '*', TestBotAliasSettings } = Properties;
    const isLexs = Type === 'AWS::Lambda::Permission' && Principal === 'lexv2.amazonaws.com';
    if (isLexs && JSON.stringify(SourceArn).includes('*')) return [id];
    const named = [...objectsIn(TestBotAliasSettings)].some((it) => 'CodeHookSpecification' in it);
    return Type === 'AWS::Lex::Bot' && (named || TestBotAliasSettings === undefined) ? [id] : [];
  });
}

/** Names that need not differ: of a metric (its namespace does), of a policy in its role, of an alias of its bot. */
const local = ['BotAliasName', 'MetricName', 'PolicyName', 'StageName'];

/** The physical names of a deployment, each with its type: unique in an account and Region, or a Connect instance. */
function physicalNames(resources: Resources): string[] {
  return Object.values(resources).flatMap(({ Type, Properties }) =>
    Object.entries(Properties)
      .filter(([key, value]) => key.endsWith('Name') && !local.includes(key) && typeof value === 'string')
      .map(([, value]) => `${Type} ${String(value)}`),
  );
}

/** Names that more than one of these deployments has. */
export function sharedNames(deployments: readonly Resources[]): string[] {
  const names = deployments.flatMap((resources) => [...new Set(physicalNames(resources))]);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** Names that do not say their stage: another stage with the same parameters would have them too. */
export function namesWithout(stage: string, resources: Resources): string[] {
  return physicalNames(resources).filter((name) => !name.includes(stage));
}

/** How many characters a name may have, by what it names (the Create operations of the services; CloudFormation). */
const limits: Readonly<Record<string, number>> = {
  'AWS::ApiGatewayV2::Api': 128,
  'AWS::CloudFormation::Stack': 128,
  'AWS::CloudWatch::Alarm': 255,
  'AWS::Connect::ContactFlow': 127,
  'AWS::DynamoDB::Table': 255,
  'AWS::Events::Connection': 64,
  'AWS::Events::Rule': 64,
  'AWS::KMS::Alias': 256,
  'AWS::Lambda::Function': 64,
  'AWS::Lex::Bot': 100,
  'AWS::Logs::LogGroup': 512,
  'AWS::SNS::Topic': 256,
  'AWS::SQS::Queue': 80,
  'AWS::Scheduler::Schedule': 64,
  'AWS::SecretsManager::Secret': 512,
  'AWS::StepFunctions::StateMachine': 80,
};

/** Names that are too long, or of which it is not known how long they may be. */
export function tooLongNames(service: string, resources: Resources): string[] {
  return [
    ...physicalNames(resources),
    `AWS::CloudFormation::Stack ${service}-${'x'.repeat(longestStage)}`,
  ].filter((typed) => {
    const [type = '', ...name] = typed.split(' ');
    return name.join(' ').length > (limits[type] ?? 0);
  });
}
