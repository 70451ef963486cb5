import { createTables, type LocalAws, type Scenario, startLocalAws } from '@opsline/local-aws';
import type { AccessControl } from '@opsline/local-iam';
import { startLambdaFront } from '@opsline/local-lambda';
import { startLexServer } from '@opsline/local-lex';
import type { Progress } from '../terminal/progress.ts';
import type { Trace } from '../terminal/trace.ts';
import { accessIn } from './access.ts';
import { botAttributes, botsOf, type StackBot } from './bots.ts';
import { environmentFor } from './environment.ts';
import { type PhoneLine, startPhoneLine } from './phone-line.ts';
import {
  filledIn,
  keysOf,
  queueAttributes,
  queuesOf,
  resourcesOf,
  secretAttributes,
  secretsOf,
  topicsOf,
} from './resources.ts';
import { seedEmployees } from './seed.ts';
import {
  parametersOf,
  parametersWith,
  readService,
  rolesIn,
  type ServiceFolder,
  serviceFolders,
  stage,
} from './service-folder.ts';
import { isRouted, startService, startServices } from './service-process.ts';
import { installSlackApp, type SlackLine, slackService, startSlackLine } from './slack-line.ts';
import { type DirectoryKind, type StaffDirectory, startStaffDirectory } from './staff-directory.ts';

/** Opsline on this machine, up and running. */
export type Stack = {
  readonly aws: LocalAws;
  /** Who may do what, and what was asked. */
  readonly access: AccessControl;
  readonly scenario: Scenario;
  readonly services: readonly ServiceFolder[];
  readonly bots: readonly StackBot[];
  readonly phone: PhoneLine;
  readonly directory: StaffDirectory;
  readonly slack: SlackLine;
  /** The Lex runtime's endpoint, for the SDK. */
  readonly lexEndpoint: string;
  /** The endpoint of Lambda's Invoke API. */
  readonly lambdaEndpoint: string;
  /** Resolves when every invocation that nobody waits for was carried out. */
  readonly settle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type StackOptions = {
  readonly scenario: Scenario;
  readonly directory: DirectoryKind;
  /** Further accounts that the Monday list reads. */
  readonly accounts?: readonly string[];
  readonly progress: Progress;
  readonly trace: Trace;
  /** The first of four ports in a row: of AWS, Lambda, Lex and the stand-in of the directory; any free ones unless told. */
  readonly port?: number | undefined;
  /** How often each event of a flow is delivered; once, unless told. */
  readonly deliver?: number;
  /** What the functions' processes inherit. */
  readonly environment: NodeJS.ProcessEnv;
};

/** Whatever was started, to be ended in reverse. */
type Running = { readonly stop: () => Promise<void> };

/**
 * Brings the deployed definitions up: AWS and Lex as stand-ins, the functions under serverless-offline.
 *
 * @throws when a part does not come up; whatever was up is ended first
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { scenario, directory: kind, accounts = [], deliver, progress, trace, environment } = options;
  const portOf = (place: number) => (options.port === undefined ? 0 : options.port + place);
  const running: Running[] = [];
  const stop = async (): Promise<void> => {
    for (const part of running.toReversed()) await part.stop();
  };
  const started = <T extends Running>(part: T): T => {
    running.push(part);
    return part;
  };
  try {
    const services = await progress('reading what would be deployed', async () =>
      Promise.all(
        (await serviceFolders()).map((folder) =>
          readService(folder, { stage, parameters: parametersWith(folder, accounts) }),
        ),
      ),
    );
    const roles = rolesIn(accounts);
    const access = accessIn(services, [], roles);
    // What another account lets its role do is in that account's own templates.
    const authorize: AccessControl['authorize'] = (key, what) =>
      roles.some((role) => role === key) ? undefined : access.authorize(key, what);
    const aws = await progress('AWS: Systems Manager, DynamoDB, SNS, SQS, KMS', async () => {
      const local = started(
        await startLocalAws({
          scenario,
          keys: keysOf(services),
          queues: queuesOf(services),
          secrets: Object.values(secretsOf(services)),
          topics: topicsOf(services),
          port: portOf(0),
          onCall: trace.awsCall,
          authorize,
        }),
      );
      await createTables(local.endpoint, resourcesOf(services, 'AWS::DynamoDB::Table'));
      await seedEmployees(local.endpoint, scenario.employees);
      return local;
    });
    const directory = await progress(directoryNames[kind], async () =>
      started(await startStaffDirectory(kind, aws.endpoint, portOf(3))),
    );
    const workspace = await progress('Slack: a workspace with the app in it', async () =>
      started(await installSlackApp(slackService(services), aws.endpoint, trace)),
    );
    const front = started(await startLambdaFront(trace.failed, authorize, portOf(1)));
    const bots = botsOf(services, front.endpoint, trace);
    const lex = await progress('Lex: the bots and their intents', async () =>
      started(await startLexServer({ bots: bots.map(({ served }) => served), authorize, port: portOf(2) })),
    );
    const slack = await progress('functions, bundled as for Lambda', async () => {
      const attributes = {
        ...botAttributes(services),
        ...queueAttributes(services, aws.endpoint),
        ...secretAttributes(services),
      };
      const inherited = {
        ...environmentFor({ aws, lambda: front, lex }, environment),
        SLACK_API_URL: workspace.apiUrl,
        OPSLINE_FILLED_IN: JSON.stringify(
          Object.assign({}, ...services.map((service) => filledIn(service, attributes))),
        ),
      };
      const processes = await startServices(services, async (service) => {
        const { folder } = service;
        const process = started(
          await startService({
            folder,
            parameters: { ...parametersOf(folder), ...directory.parametersOf(folder) },
            environment: inherited,
            routed: isRouted(service),
            onLine: trace.functionLine,
          }),
        );
        front.route(Object.values(service.functions), process.endpoint);
        return process;
      });
      // Ends first: what was accepted is carried out while the functions are still there.
      started({ stop: front.settle });
      const service = slackService(services);
      const { httpEndpoint = '' } = processes.find((process) => process.service === service) ?? {};
      return started(
        await startSlackLine({ workspace, service, aws, lambdaEndpoint: front.endpoint, httpEndpoint }),
      );
    });
    const phone = await progress('Connect: the contact flows', async () =>
      startPhoneLine({
        services,
        lambdaEndpoint: front.endpoint,
        lexEndpoint: lex.endpoint,
        trace,
        deliver,
      }),
    );
    return {
      aws,
      access,
      scenario,
      services,
      bots,
      phone,
      directory,
      slack,
      lexEndpoint: lex.endpoint,
      lambdaEndpoint: front.endpoint,
      settle: front.settle,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const directoryNames = {
  local: 'the directory: LDAPS with the manners of Active Directory',
  samba: 'the directory: a Samba Active Directory domain controller',
} as const;
