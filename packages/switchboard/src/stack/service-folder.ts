import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { accountId, region } from '@opsline/local-kit/account';
import { serverless } from '@opsline/local-kit/serverless';
import type { Resource } from '@opsline/local-kit/template';
import { parse } from 'yaml';
import { z } from 'zod';

/** The root of the repository. */
export const root = resolve(import.meta.dirname, '../../../..');

/** The stage under which everything runs on this machine. */
export const stage = 'local';

/** What is unique in an account or a Connect instance has its stage behind its name. */
export function onStage(name: string): string {
  return `${name}-${stage}`;
}

/** The Connect instance of this machine. */
export const connectInstanceArn = `arn:aws:connect:${region}:${accountId}:instance/local`;

/** The queue on this machine to which calls are handed over. */
export const helpdeskQueue = `${connectInstanceArn}/queue/helpdesk`;

/** The Slack workspace of this machine. */
export const slackTeam = 'T0OPSLINE';

/** What a deployment says by parameters, by service, as it is on this machine. */
const parameters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'auth-lookup': { connectInstanceArn },
  'front-door': { connectInstanceArn, handOverQueueArn: helpdeskQueue },
  'patch-status-intent': { connectInstanceArn, handOverQueueArn: helpdeskQueue, index: 'on', slackTeam },
  'password-reset-intent': {
    connectInstanceArn,
    handOverQueueArn: helpdeskQueue,
    noticeTopicArn: `arn:aws:sns:${region}:${accountId}:opsline-${stage}-PasswordResetNotices`,
  },
  'compliance-alerts': {
    teamsEndpoint: 'https://prod-01.westeurope.logic.azure.com/workflows/local/triggers/manual/paths/invoke',
    slackChannel: 'C0OPSLINE0',
    ticketEndpoint: 'https://tickets.example.com/api/incidents',
  },
};

/** … for the service in a folder. */
export function parametersOf(folder: string): Readonly<Record<string, string>> {
  return parameters[basename(folder)] ?? {};
}

/** The name of the role by which the Monday list reads another account. */
const readRole = 'opsline-compliance-read';

/** … with the further accounts that the Monday list reads. */
export function parametersWith(
  folder: string,
  accounts: readonly string[],
): Readonly<Record<string, string>> {
  const own = parametersOf(folder);
  if (basename(folder) !== 'compliance-alerts' || accounts.length === 0) return own;
  return { ...own, accounts: accounts.map((account) => `${account} ${region} ${readRole}`).join(',') };
}

/** The roles of those accounts. */
export function rolesIn(accounts: readonly string[]): readonly string[] {
  return accounts.map((account) => `arn:aws:iam::${account}:role/${readRole}`);
}

/** Under which stage, and with which parameters, a service is deployed. */
export type Deployment = {
  readonly stage: string;
  readonly parameters: Readonly<Record<string, string>>;
};

/** Parameters as arguments of the serverless command. */
export function asArguments(given: Readonly<Record<string, string>>): string[] {
  return Object.entries(given).flatMap(([name, value]) => ['--param', `${name}=${value}`]);
}

/** A service as it is deployed: what serverless.yml comes to once every variable is resolved. */
export type ServiceFolder = {
  readonly folder: string;
  readonly service: string;
  /** Function key in serverless.yml → deployed function name. */
  readonly functions: Readonly<Record<string, string>>;
  /** Function key in serverless.yml → logical ID of its role. */
  readonly roles: Readonly<Record<string, string>>;
  /** Function key in serverless.yml → what else is said of it. */
  readonly settings: Readonly<Record<string, FunctionSettings>>;
  /** CloudFormation resources by logical ID. */
  readonly resources: Readonly<Record<string, Resource>>;
  /** What is added to resources that the serverless command makes, by logical ID. */
  readonly extensions: Readonly<Record<string, Pick<Resource, 'Properties'>>>;
  readonly conditions: Readonly<Record<string, unknown>>;
};

type FunctionSettings = {
  /** In seconds. */
  readonly timeout: number;
  /** With the references that CloudFormation fills in. */
  readonly environment: Readonly<Record<string, unknown>>;
  /** Whether an HTTP API leads to it. */
  readonly routed: boolean;
};

const composeSchema = z.object({ services: z.record(z.string(), z.object({ path: z.string() })) });

const printedSchema = z.object({
  service: z.string(),
  functions: z
    .record(
      z.string(),
      z.object({
        name: z.string(),
        role: z.string(),
        // The serverless command's own default.
        timeout: z.number().default(6),
        environment: z.record(z.string(), z.unknown()).default({}),
        events: z.array(z.record(z.string(), z.unknown())).default([]),
      }),
    )
    .default({}),
  resources: z.object({
    Resources: z.record(
      z.string(),
      z.object({
        Type: z.string(),
        Condition: z.string().optional(),
        Properties: z.record(z.string(), z.unknown()).default({}),
        Metadata: z.record(z.string(), z.unknown()).optional(),
        DeletionPolicy: z.string().optional(),
        UpdateReplacePolicy: z.string().optional(),
      }),
    ),
    Conditions: z.record(z.string(), z.unknown()).default({}),
    extensions: z.record(z.string(), z.object({ Properties: z.record(z.string(), z.unknown()) })).default({}),
  }),
});

/** The folders of the services that serverless-compose.yml deploys together. */
export async function serviceFolders(): Promise<string[]> {
  const compose = composeSchema.parse(parse(await readFile(join(root, 'serverless-compose.yml'), 'utf8')));
  return Object.values(compose.services).map(({ path }) => join(root, path));
}

/** The arguments of the command that deploys a service, so that what runs here is what would be deployed. */
export function printing({ stage, parameters }: Deployment): string[] {
  return ['print', '--stage', stage, '--format', 'json', ...asArguments(parameters)];
}

/**
 * Reads a service by that command.
 *
 * @param deployment as it is on this machine, if nothing else is said
 * @throws with what the command said, when it cannot read the service
 */
export async function readService(
  folder: string,
  deployment: Deployment = { stage, parameters: parametersOf(folder) },
): Promise<ServiceFolder> {
  const { stdout } = await promisify(execFile)(process.execPath, [serverless, ...printing(deployment)], {
    cwd: folder,
    maxBuffer: 32 * 2 ** 20,
  });
  return serviceOf(folder, stdout);
}

/** The service in a folder, by what that command printed. */
export function serviceOf(folder: string, printed: string): ServiceFolder {
  const { service, functions, resources } = printedSchema.parse(JSON.parse(printed));
  return {
    folder,
    service,
    functions: Object.fromEntries(Object.entries(functions).map(([key, { name }]) => [key, name])),
    roles: Object.fromEntries(Object.entries(functions).map(([key, { role }]) => [key, role])),
    settings: Object.fromEntries(
      Object.entries(functions).map(([key, { timeout, environment, events }]) => [
        key,
        { timeout, environment, routed: events.some((event) => 'httpApi' in event) },
      ]),
    ),
    resources: resources.Resources,
    extensions: resources.extensions,
    conditions: resources.Conditions,
  };
}
