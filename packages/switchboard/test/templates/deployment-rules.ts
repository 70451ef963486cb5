import { z } from 'zod';
import type { Template } from './packaged.ts';

/** What holds of every template that is packaged: each rule gives what breaks it, a line each. */

type Resources = Template['Resources'];

function ofType(resources: Resources, type: string) {
  return Object.entries(resources)
    .filter(([, { Type }]) => Type === type)
    .map(([id, { Properties }]) => ({
      id,
      Properties,
      of: (name: string) => JSON.stringify(Properties[name] ?? []),
    }));
}

/** Alarms that tell nobody, that tell somebody who is not there, or that are on from the moment they are made. */
export function mutedAlarms(resources: Resources): string[] {
  const topics = ofType(resources, 'AWS::SNS::TopicPolicy').flatMap(({ of }) =>
    of('PolicyDocument').includes('cloudwatch.amazonaws.com') ? [of('Topics')] : [],
  );
  return ofType(resources, 'AWS::CloudWatch::Alarm')
    .filter(
      ({ Properties, of }) =>
        Properties.TreatMissingData === 'breaching' ||
        !topics.includes(of('AlarmActions')) ||
        // An alarm without data is no alarm; where that is what it is about, the change is told.
        (Properties.TreatMissingData === 'missing' && !topics.includes(of('InsufficientDataActions'))),
    )
    .map(({ id }) => id);
}

/** What nothing watches: each kind of resource, and the metrics of it that an alarm has to be about. */
const watched: Readonly<Record<string, readonly string[]>> = {
  'AWS::Lambda::Function': ['Duration', 'Errors', 'Throttles'],
  'AWS::Lambda::EventInvokeConfig': ['AsyncEventsDropped'],
  'AWS::Lex::BotAlias': ['MissedUtteranceCount', 'RuntimeInvalidLambdaResponses', 'RuntimeSystemErrors'],
  'AWS::DynamoDB::Table': ['ThrottledRequests'],
  'AWS::Connect::ContactFlow': ['ContactFlowErrors'],
  // Dead letters by their number, what is worked off by its age.
  'AWS::SQS::Queue': ['ApproximateNumberOfMessagesVisible|ApproximateAgeOfOldestMessage'],
};

/** Resources without an alarm for what goes wrong with them, each with the metric. */
export function unwatched(resources: Resources): string[] {
  const alarms = ofType(resources, 'AWS::CloudWatch::Alarm').map(({ Properties }) =>
    JSON.stringify(Properties),
  );
  return Object.entries(watched).flatMap(([type, metrics]) =>
    ofType(resources, type).flatMap(({ id, Properties }) => {
      const { TableName, Name, FunctionName } = Properties;
      // An alarm names a table and a flow by their names, what is invoked by its function, and all else by its ID.
      const named = type.startsWith('AWS::Lambda::Event')
        ? Object(FunctionName).Ref
        : (TableName ?? Name ?? id);
      return metrics
        .filter((metric) => !alarms.some((alarm) => isAbout(alarm, metric) && mentions(alarm, String(named))))
        .map((metric) => `${id}: ${metric}`);
    }),
  );
}

/** One of several metrics may do. */
function isAbout(alarm: string, metrics: string): boolean {
  return metrics.split('|').some((metric) => alarm.includes(metric));
}

function mentions(alarm: string, name: string): boolean {
  return alarm.split(/[^A-Za-z0-9_. -]/).some((part) => part === name || part.split('.')[0] === name);
}

/** Bytes that the variables of a function have together, their names and values (AWS Lambda, "Lambda quotas"). */
export function largeEnvironments(resources: Resources): string[] {
  return ofType(resources, 'AWS::Lambda::Function')
    .map(({ id, Properties }) => ({
      id,
      bytes: Buffer.byteLength(
        Object.entries(environment.parse(Properties).Environment.Variables)
          .map(([name, value]) => name + (typeof value === 'string' ? value : JSON.stringify(value)))
          .join(''),
      ),
    }))
    .filter(({ bytes }) => bytes > 4096)
    .map(({ id, bytes }) => `${id}: ${bytes}`);
}

const environment = z.object({
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).default({ Variables: {} }),
});

/** Functions that are not waited for and are tried again, and schedules, whose last failure leaves nothing. */
export function lostForGood(resources: Resources): string[] {
  return [
    ...ofType(resources, 'AWS::Lambda::EventInvokeConfig').filter(
      ({ Properties, of }) =>
        Properties.MaximumRetryAttempts !== 0 && !of('DestinationConfig').includes('OnFailure'),
    ),
    ...ofType(resources, 'AWS::Scheduler::Schedule').filter(
      ({ of }) => !of('Target').includes('DeadLetterConfig'),
    ),
  ].map(({ id }) => id);
}

/** Logs that are kept for ever. */
export function endlessLogs(resources: Resources): string[] {
  return ofType(resources, 'AWS::Logs::LogGroup')
    .filter(({ Properties }) => !(Number(Properties.RetentionInDays) >= 1))
    .map(({ id }) => id);
}

/** Roles that may write other logs than those of one function. */
export function foreignLogs(resources: Resources): string[] {
  const groups = ofType(resources, 'AWS::Logs::LogGroup').map(({ Properties }) =>
    String(Properties.LogGroupName),
  );
  return ofType(resources, 'AWS::IAM::Role').flatMap(({ id, of }) =>
    [...of('Policies').matchAll(/:log-group:([^"]*)/g)]
      .filter(([, written = '']) => !groups.includes(written.replace(/:\*$/, '')))
      .map(([, written]) => `${id}: ${written}`),
  );
}

/** Versions of a bot that go with the next one, or whose alias stays behind, or that are named like any other. */
export function versionsOutOfStep(resources: Resources): string[] {
  return [
    ...ofType(resources, 'AWS::Lex::BotVersion').filter(
      ({ id }) => !/[0-9a-f]{12}$/.test(id) || resources[id]?.DeletionPolicy !== 'RetainExceptOnCreate',
    ),
    ...ofType(resources, 'AWS::Lex::BotAlias').filter(
      ({ Properties }) =>
        !/^[0-9]+$/.test(String(Properties.BotVersion)) &&
        !Object.hasOwn(resources, Object(Properties.BotVersion)['Fn::GetAtt']?.[0]),
    ),
  ].map(({ id }) => id);
}

/** Functions of which each deployment leaves one more version, which nothing calls. */
export function pilingUp(resources: Resources): string[] {
  return ofType(resources, 'AWS::Lambda::Version').map(({ id }) => id);
}

/** Deployment buckets that could be made public. */
export function publicBuckets(resources: Resources): string[] {
  return ofType(resources, 'AWS::S3::Bucket')
    .filter(({ of }) => of('PublicAccessBlockConfiguration').split('true').length !== 5)
    .map(({ id }) => id);
}
