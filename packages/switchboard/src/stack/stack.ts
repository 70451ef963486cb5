import type { LocalAws, Scenario } from '@opsline/local-aws';
import type { AccessControl } from '@opsline/local-iam';
import { type StackClock, startStackClock } from '@opsline/local-kit/stack-clock';
import { startLambdaFront } from '@opsline/local-lambda';
import { type ServedBot, startLexServer } from '@opsline/local-lex';
import { type Made, type Making, renewed } from '../live/renewal.ts';
import { createRunning } from '../live/running.ts';
import type { Progress } from '../terminal/progress.ts';
import type { Trace } from '../terminal/trace.ts';
import { accessIn } from './access.ts';
import { startAws } from './aws.ts';
import { botsOf, type StackBot } from './bots.ts';
import { startBundling } from './bundled.ts';
import { environmentWith } from './environment.ts';
import { type PhoneLine, startPhoneLine } from './phone-line.ts';
import { parametersWith, rolesIn, type ServiceFolder, serviceFolders, stage } from './service-folder.ts';
import { startFunctions } from './service-functions.ts';
import { all, isRouted, openService } from './service-process.ts';
import { installSlackApp, type SlackLine, slackService, startSlackLine } from './slack-line.ts';
import {
  type DirectoryKind,
  directoryNames,
  type StaffDirectory,
  startStaffDirectory,
} from './staff-directory.ts';
import { createSessions } from './state/sessions.ts';
import { type PutBack, snapshotsOf } from './state/snapshot.ts';

/** Opsline on this machine, up and running. */
export type Stack = {
  readonly aws: LocalAws;
  /** The time of all of it but the real domain controller, which keeps the machine's. */
  readonly clock: StackClock;
  /** Who may do what, and what was asked. */
  readonly access: AccessControl;
  /** As they were read last, and what was made of them. */
  readonly services: readonly ServiceFolder[];
  readonly bots: readonly StackBot[];
  readonly phone: PhoneLine;
  readonly directory: StaffDirectory;
  readonly slack: SlackLine;
  /** The Lex runtime's endpoint, for the SDK. */
  readonly lexEndpoint: string;
  /** The endpoint of Lambda's Invoke API. */
  readonly lambdaEndpoint: string;
  /** The files that the functions of a service are made of. */
  readonly inputsOf: (folder: string) => ReadonlySet<string>;
  /**
   * Reads and bundles a service anew, which takes the place of the one that runs; one at a time. Tables and the like stay.
   *
   * @throws with file and line, where a source is wrong; nothing is changed then
   */
  readonly renew: (folder: string) => Promise<void>;
  /** Has each event of a flow, a bot, a queue or a rule reach its function so many times from now on; asked by its name. */
  readonly deliver: (times: (functionName: string) => number) => void;
  /** Resolves when every invocation that nobody waits for was carried out. */
  readonly settle: () => Promise<void>;
  /** What all of it is to be put back by, as often as that is asked for; none with a real domain controller. */
  readonly snapshot: (() => Promise<PutBack>) | undefined;
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
  /** The clock, which ends with the stack; one of its own, unless told. */
  readonly clock?: StackClock;
  /** What the functions' processes inherit. */
  readonly environment: NodeJS.ProcessEnv;
};

/**
 * Brings the deployed definitions up: AWS and Lex as stand-ins, the functions under serverless-offline.
 *
 * @throws when a part does not come up; whatever was up is ended first
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { scenario, directory: kind, accounts = [], progress, trace, environment } = options;
  const portOf = (place: number) => (options.port === undefined ? 0 : options.port + place);
  const { started, stop } = createRunning();
  const clock = started(options.clock ?? startStackClock());
  const inherited = environmentWith(environment, clock.file);
  const open: Making['open'] = (folder) =>
    openService(folder, { stage, parameters: parametersWith(folder, accounts) }, inherited);
  try {
    const folders = await serviceFolders();
    const bundled = started(await startBundling(folders));
    const opened = await progress('reading what would be deployed', () =>
      all(folders.map(async (folder) => started(await open(folder)))),
    );
    const renewals = started(createRunning());
    const services = opened.map(({ service }) => service);
    const roles = rolesIn(accounts);
    const access = accessIn(services, [], roles);
    // What another account lets its role do is in that account's own templates.
    const authorize: AccessControl['authorize'] = (key, what) =>
      roles.some((role) => role === key) ? undefined : access.authorize(key, what);
    const around = { port: portOf(0), now: clock.now, wait: clock.sleep, onCall: trace.awsCall };
    const aws = await progress('AWS: Systems Manager, DynamoDB, SNS, SQS, KMS', async () =>
      started(await startAws(services, { scenario, authorize, ...around })),
    );
    const directory = await progress(directoryNames[kind], async () =>
      started(await startStaffDirectory(kind, aws.endpoint, portOf(3), clock.now)),
    );
    const workspace = await progress('Slack: a workspace with the app in it', async () =>
      started(await installSlackApp(slackService(services), aws.endpoint, trace, clock)),
    );
    const front = started(await startLambdaFront(trace.failed, authorize, portOf(1)));
    // Asked anew with every request.
    const served: ServedBot[] = [];
    const lex = await progress('Lex: the bots and their intents', async () =>
      started(await startLexServer({ bots: served, authorize, port: portOf(2) })),
    );
    const endpoints = { lambdaEndpoint: front.endpoint, lexEndpoint: lex.endpoint };
    const sessions = createSessions();
    const surroundings = { aws, lambda: front, lex, workspace, directory, trace };
    const making: Making = {
      open,
      define: (read) => ({
        bots: botsOf(read, front.endpoint, trace, clock.now, sessions),
        phone: startPhoneLine({ services: read, ...endpoints, trace, clock }),
      }),
      start: (...what) => startFunctions(...what, surroundings),
      lead: async (service, { endpoint, httpEndpoint }) => {
        if (isRouted(service)) await workspace.connect(`${httpEndpoint}/slack`);
        front.route(Object.values(service.functions), endpoint);
      },
      started: renewals.started,
    };
    const defined = await progress('Connect: the contact flows', async () => making.define(services));
    const slack = await progress('functions, bundled as for Lambda', async () => {
      await bundled.ready;
      await all(
        opened
          // One without functions has nothing to run.
          .filter(({ service }) => Object.keys(service.functions).length > 0)
          .map(async (one) => making.lead(one.service, await making.start(one, services, bundled))),
      );
      // Ends first: what was accepted is carried out while the functions are still there.
      started({ stop: front.settle });
      const service = slackService(services);
      return started(await startSlackLine({ workspace, service, aws, lambdaEndpoint: front.endpoint }));
    });
    const theirs = new Map(opened.map((one) => [one.service.folder, { opened: one, bundled }]));
    let made: Made = { services, ...defined, running: theirs };
    const serve = (): void => void served.splice(0, served.length, ...made.bots.map((bot) => bot.served));
    serve();
    return {
      aws,
      clock,
      access,
      get services() {
        return made.services;
      },
      get bots() {
        return made.bots;
      },
      get phone() {
        return made.phone;
      },
      directory,
      slack,
      ...endpoints,
      inputsOf: (folder) => made.running.get(folder)?.bundled.inputsOf(folder) ?? new Set(),
      renew: async (folder) => {
        made = await renewed(folder, made, making);
        sessions.clear();
        serve();
      },
      deliver: front.deliver,
      settle: front.settle,
      snapshot: snapshotsOf({ aws, clock, directory, front, sessions, slack, running: () => made.running }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
