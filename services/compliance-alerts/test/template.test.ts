import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDefinition } from '@opsline/local-kit/read-template';
import { beforeAll, describe, expect, test } from 'vitest';
import { machineStatements, packageService, type Template } from './packaged.ts';
import { substitutions } from './wire.ts';
import { folder } from './world.ts';

const teamsEndpoint = substitutions.TeamsEndpoint;
// Blanks may stand between them, and a role may be read in two Regions.
const accounts = '444455556666 eu-west-1 reader, 555566667777 eu-west-1 reader,444455556666 eu-west-2 reader';
const off = 'https://off.invalid/';

describe('the packaged template', () => {
  let alpha: Template;

  beforeAll(async () => {
    alpha = await packageService('alpha', { teamsEndpoint, timeZone: 'Europe/Berlin', accounts });
  });

  const ofType = (type: string) => Object.values(alpha.Resources).filter(({ Type }) => Type === type);

  test('CA5: there is no Lambda function', () => {
    expect(Object.values(alpha.Resources).filter(({ Type }) => Type.startsWith('AWS::Lambda'))).toEqual([]);
  });

  test('the state machine in it is the one the tests run', () => {
    const { Properties } = alpha.Resources.StateMachine ?? {};
    expect(Properties?.Definition).toEqual(readDefinition(folder, 'state-machine.asl.yml'));
    expect(Object.keys(Object(Properties?.DefinitionSubstitutions)).sort()).toEqual(
      Object.keys(substitutions).sort(),
    );
  });

  test('L13: the role may do what the states call, and nothing else', () => {
    const called = new Set(
      [
        ...JSON.stringify(alpha.Resources.StateMachine).matchAll(
          /"Resource":"arn:aws:states:::(?:aws-sdk:)?([a-z0-9]+):(\w+)"/gu,
        ),
      ]
        .map(([, service, action = '']) => `${service}:${action.charAt(0).toUpperCase()}${action.slice(1)}`)
        .filter((action) => action !== 'http:Invoke'),
    );
    const forHttp = [
      'states:InvokeHTTPEndpoint',
      'events:RetrieveConnectionCredentials',
      'secretsmanager:GetSecretValue',
      'secretsmanager:DescribeSecret',
    ];
    const forTheMap = [
      'states:StartExecution',
      'states:DescribeExecution',
      'states:StopExecution',
      'sts:AssumeRole',
    ];
    const allowed = machineStatements(alpha)
      .flatMap(({ Action }) => Action)
      .filter((action) => !action.startsWith('logs:'));
    expect([...new Set(allowed)].sort()).toEqual([...called, ...forHttp, ...forTheMap].sort());
  });

  test('L13: no action holds a star, and only actions that know no resource have Resource "*"', () => {
    const statements = machineStatements(alpha);
    expect(statements.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
    const everywhere = statements.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action);
    expect(
      everywhere.filter(
        (action) =>
          !/^logs:|^ec2:Describe(?:IamInstanceProfileAssociations|InstanceStatus|Tags)$|^ssm:DescribeInstanceInformation$/u.test(
            action,
          ),
      ),
    ).toEqual([]);
  });

  test('roles of other accounts are taken by their names alone, each once', () => {
    const [assumed] = machineStatements(alpha).filter(({ Action }) => Action.includes('sts:AssumeRole'));
    expect(assumed).toEqual({
      Effect: 'Allow',
      Action: ['sts:AssumeRole'],
      Resource: [
        { 'Fn::GetAtt': ['ReadRole', 'Arn'] },
        { 'Fn::Sub': `arn:\${AWS::Partition}:iam::444455556666:role/reader` },
        { 'Fn::Sub': `arn:\${AWS::Partition}:iam::555566667777:role/reader` },
      ],
    });
  });

  test('the role of another account may do what the one of this account may', () => {
    const actionsIn = (text: string) =>
      [...text.matchAll(/(?:ec2|ssm):[A-Z][A-Za-z]+/gu)].map(([action]) => action);
    const member = actionsIn(readFileSync(join(folder, 'member-account.yml'), 'utf8'));
    expect(member).toEqual(actionsIn(JSON.stringify(alpha.Resources.ReadRole)));
  });

  test('the HTTP permission names POST and each endpoint literally', () => {
    const [http] = machineStatements(alpha).filter(({ Action }) =>
      Action.includes('states:InvokeHTTPEndpoint'),
    );
    expect(http?.Condition).toEqual({
      StringEquals: {
        'states:HTTPMethod': 'POST',
        'states:HTTPEndpoint': [
          { 'Fn::If': ['Teams', teamsEndpoint, { Ref: 'AWS::NoValue' }] },
          { 'Fn::If': ['Slack', 'https://slack.com/api/chat.postMessage', { Ref: 'AWS::NoValue' }] },
          { 'Fn::If': ['Ticket', off, { Ref: 'AWS::NoValue' }] },
        ],
      },
    });
  });

  test('a start that the machine does not get is kept, by whoever may put it there', () => {
    const queue = { 'Fn::GetAtt': ['LostStarts', 'Arn'] };
    for (const { Properties } of ofType('AWS::Scheduler::Schedule')) {
      expect(Properties.Target).toMatchObject({ DeadLetterConfig: { Arn: queue } });
    }
    expect(JSON.stringify(alpha.Resources.SchedulerRole?.Properties)).toContain(
      JSON.stringify({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queue }),
    );
  });

  test('K7, CA1: Monday 08:00 in the time zone of the parameter, to the minute', () => {
    expect(alpha.Resources.WeeklyReport?.Properties).toMatchObject({
      ScheduleExpression: 'cron(0 8 ? * MON *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      FlexibleTimeWindow: { Mode: 'OFF' },
    });
  });

  test('L16: failed, timed-out, aborted and missing runs raise an alarm on the notice topic', () => {
    const alarms = ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);
    expect(alarms.flatMap(({ MetricName }) => MetricName ?? []).sort()).toEqual([
      'ApproximateNumberOfMessagesVisible',
      'ExecutionsAborted',
      'ExecutionsFailed',
      'ExecutionsStarted',
      'ExecutionsTimedOut',
    ]);
    for (const { AlarmActions } of alarms) expect(AlarmActions).toEqual([{ Ref: 'Notices' }]);
    // What was never started has no data, with which an alarm begins: only the change to it is told.
    expect(alpha.Resources.NothingStarted?.Properties).toMatchObject({
      TreatMissingData: 'missing',
      InsufficientDataActions: [{ Ref: 'Notices' }],
    });
    expect(alpha.Resources.DailyWatch?.Properties).toMatchObject({
      ScheduleExpression: 'cron(0 12 * * ? *)',
    });
  });

  test('secrets are resolved at deployment and stand nowhere', () => {
    const connections = ofType('AWS::Events::Connection');
    expect(connections).toHaveLength(3);
    for (const { Properties } of connections) {
      expect(JSON.stringify(Properties)).toMatch(
        /\{\{resolve:secretsmanager:\$\{\w+Secret\}:SecretString:value\}\}/u,
      );
    }
    expect(JSON.stringify(alpha)).not.toMatch(/[?&]sig=|xox[a-z]-[A-Za-z0-9]/u);
    expect(alpha.Resources.StateMachine?.Properties.LoggingConfiguration).toMatchObject({
      IncludeExecutionData: false,
    });
  });

  test('CA4: a sink without an address is off, with its connection and its secret', () => {
    expect(alpha.Conditions).toMatchObject({
      Teams: { 'Fn::Not': [{ 'Fn::Equals': [teamsEndpoint, off] }] },
      Slack: { 'Fn::Not': [{ 'Fn::Equals': ['C00000000', 'C00000000'] }] },
      Ticket: { 'Fn::Not': [{ 'Fn::Equals': [off, off] }] },
      FailedWindowsTold: { 'Fn::Equals': ['off', 'on'] },
    });
    const parts = Object.entries(alpha.Resources).filter(([, { Type }]) =>
      ['AWS::Events::Connection', 'AWS::SecretsManager::Secret'].includes(Type),
    );
    expect(parts).toHaveLength(6);
    for (const [name, { Condition }] of parts) {
      expect(name).toMatch(new RegExp(`^${Condition}(?:Connection|Secret)$`, 'u'));
    }
  });

  test('CA6: every name holds the stage, so that two stages share none', () => {
    const keys = [
      'Name',
      'TableName',
      'TopicName',
      'LogGroupName',
      'AlarmName',
      'QueueName',
      'StateMachineName',
    ];
    const names = Object.values(alpha.Resources).flatMap(({ Type, Properties }) =>
      keys.flatMap((key) => (Properties[key] === undefined ? [] : [{ Type, name: Properties[key] }])),
    );
    expect(names).toHaveLength(20);
    for (const { Type, name } of names) expect(name, Type).toContain('opsline-alpha-compliance');
  });
});
