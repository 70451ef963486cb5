import { type Access, type Authorize, scheduleArn } from '@opsline/local-iam';
import { roleArn, secretOfConnection } from '@opsline/local-kit/arns';
import { realClock } from '@opsline/local-kit/clock';
import { toldWhere } from '@opsline/local-kit/sources';
import { resolveIn } from '@opsline/local-kit/template';
import {
  type Connection,
  type Execution,
  type HttpCall,
  httpResource,
  type Machine,
  parseMachine,
  runMachine,
  sdkResources,
} from '@opsline/local-states';
import { z } from 'zod';
import { resourcesOf } from '../resources.ts';
import type { ServiceFolder } from '../service-folder.ts';

/** A state machine of a service, ready to run on this machine. */
export type LocalMachine = {
  readonly machine: Machine;
  /**
   * Runs it as an execution of this name, which its schedule starts.
   *
   * @throws when the schedule may not
   */
  readonly run: (name: string, input: Readonly<Record<string, boolean>>) => Promise<Execution>;
};

export type LocalMachineOptions = {
  readonly service: ServiceFolder;
  readonly awsEndpoint: string;
  /** Where calls over HTTPS really go; the host becomes the first part of the path. */
  readonly sinksEndpoint: string;
  readonly authorize: Authorize;
  /** Epoch ms. */
  readonly now: () => number;
};

const machineSchema = z.object({
  StateMachineType: z.literal('STANDARD').optional(),
  Definition: z.unknown(),
  DefinitionSubstitutions: z.record(z.string(), z.string()),
});

const scheduleSchema = z.object({
  Name: z.string(),
  Target: z.object({ Input: z.string().transform((text) => Object(JSON.parse(text))) }),
});

const parameter = z.strictObject({
  Key: z.string(),
  Value: z.string(),
  IsValueSecret: z.boolean().optional(),
});
const connectionSchema = z.object({
  AuthParameters: z.strictObject({
    ApiKeyAuthParameters: z.strictObject({ ApiKeyName: z.string(), ApiKeyValue: z.string() }),
    InvocationHttpParameters: z
      .strictObject({ QueryStringParameters: z.array(parameter).default([]) })
      .optional(),
  }),
});

/** The one state machine that a service deploys, with its connections. */
export function localMachine(options: LocalMachineOptions): LocalMachine {
  const { service, awsEndpoint, sinksEndpoint, authorize, now } = options;
  const roles = Object.keys(resourcesOf([service], 'AWS::IAM::Role'));
  const attributes = Object.fromEntries(
    roles.map((role) => [`${role}.Arn`, roleArn(`${service.service}-${role}`)]),
  );
  const resolve = resolveIn({ ...service, attributes });
  const [[id = '', { Properties: properties } = {}] = []] = Object.entries(
    resourcesOf([service], 'AWS::StepFunctions::StateMachine'),
  );
  const { Definition, DefinitionSubstitutions } = machineSchema.parse({
    StateMachineType: properties?.StateMachineType,
    Definition: properties?.Definition,
    DefinitionSubstitutions: resolve(properties?.DefinitionSubstitutions),
  });
  const connections = Object.fromEntries(
    Object.entries(resourcesOf([service], 'AWS::Events::Connection')).map(([id, { Properties }]) => [
      String(resolve({ 'Fn::GetAtt': [id, 'Arn'] })),
      connectionOf(resolve(Properties)),
    ]),
  );
  const machine = toldWhere(service.folder, `Resources.${id}.Properties.Definition.`, () =>
    parseMachine(Definition, DefinitionSubstitutions),
  );
  const machineArn = String(resolve({ Ref: id }));
  const schedules = Object.values(resourcesOf([service], 'AWS::Scheduler::Schedule')).map((schedule) =>
    scheduleSchema.parse(resolve(schedule.Properties)),
  );
  return {
    machine,
    run: async (name, input) => {
      const schedule = schedules.find(({ Target }) => 'watch' in Target.Input === 'watch' in input);
      const scheduler = schedule && scheduleArn(schedule.Name);
      const refused = authorize(scheduler, { action: 'states:StartExecution', resource: machineArn });
      if (refused) throw new Error(refused.message);
      return runMachine({
        machine,
        input,
        name,
        machineArn,
        resources: {
          ...sdkResources({
            endpoint: awsEndpoint,
            caller: machineArn,
            assume: (resource) => authorize(machineArn, { action: 'sts:AssumeRole', resource })?.message,
          }),
          'arn:aws:states:::http:invoke': httpResource({
            connections,
            refusal: (call) =>
              accessesOf(machineArn, call)
                .map((access) => authorize(machineArn, access)?.message)
                .find(Boolean),
            rewrite: (url) => new URL(`${url.host}${url.pathname}${url.search}`, `${sinksEndpoint}/`),
          }),
        },
        now,
        // Pauses between messages and before retries need not pass; the limits of the tasks do.
        sleep: (ms, signal) => (ms <= 30_000 ? Promise.resolve() : realClock.sleep(ms, signal)),
        random: Math.random,
      });
    },
  };
}

/** What a machine has to be allowed to make a call (AWS Step Functions, "IAM permissions to run an HTTP Task"). */
function accessesOf(machineArn: string, { ApiEndpoint, Method, connectionArn }: HttpCall): Access[] {
  const secret = secretOfConnection(connectionArn);
  return [
    {
      action: 'states:InvokeHTTPEndpoint',
      resource: machineArn,
      context: { 'states:HTTPMethod': Method, 'states:HTTPEndpoint': ApiEndpoint },
    },
    { action: 'events:RetrieveConnectionCredentials', resource: connectionArn },
    { action: 'secretsmanager:DescribeSecret', resource: secret },
    { action: 'secretsmanager:GetSecretValue', resource: secret },
  ];
}

/** What a connection adds to a call. Its secrets are not deployed here: their references stand for themselves. */
function connectionOf(properties: unknown): Connection {
  const { ApiKeyAuthParameters, InvocationHttpParameters } =
    connectionSchema.parse(properties).AuthParameters;
  const query = InvocationHttpParameters?.QueryStringParameters ?? [];
  return {
    headers: { [ApiKeyAuthParameters.ApiKeyName]: ApiKeyAuthParameters.ApiKeyValue },
    queryParameters: Object.fromEntries(query.map(({ Key, Value }) => [Key, Value])),
  };
}
