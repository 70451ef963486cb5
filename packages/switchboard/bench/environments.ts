import { createServer } from 'node:http';
import { basename } from 'node:path';
import { loadScenario } from '@opsline/local-aws';
import { listen } from '@opsline/local-kit/listen';
import { startLambdaFront } from '@opsline/local-lambda';
import { startLexServer } from '@opsline/local-lex';
import { startAws } from '../src/stack/aws.ts';
import { botsOf } from '../src/stack/bots.ts';
import { environmentFor } from '../src/stack/environment.ts';
import { filledIn } from '../src/stack/resources.ts';
import {
  parametersOf,
  readService,
  type ServiceFolder,
  serviceFolders,
  stage,
} from '../src/stack/service-folder.ts';
import { attributesOf } from '../src/stack/service-functions.ts';
import { installSlackApp, slackService } from '../src/stack/slack-line.ts';
import { startStaffDirectory } from '../src/stack/staff-directory.ts';
import { noTrace } from '../src/terminal/trace.ts';
import { slackTurns } from './slack-turns.ts';

/** What functions find around them: AWS, a directory, other functions that do whatever they are asked. */
export type Environments = {
  /** The variables of a function, by service and key, as it would be deployed here. */
  readonly of: (name: string) => NodeJS.ProcessEnv;
  /** What Slack's functions are told of somebody's first message. */
  readonly slackTurns: Readonly<Record<string, unknown>>;
  readonly stop: () => Promise<void>;
};

/** What patchStatus answers to whoever is not known; those that text answer that it was sent, and of the others nobody reads it. */
const whichEmployee = {
  sessionState: {
    dialogAction: { type: 'ElicitSlot', slotToElicit: 'EmployeeID' },
    intent: { name: 'patchStatusIntent', state: 'InProgress', slots: {} },
  },
  messages: [{ contentType: 'PlainText', content: 'What is your employee ID?' }],
};

/** Starts what functions find around them. */
export async function startEnvironments(): Promise<Environments> {
  const scenario = loadScenario('default', Date.now());
  const folders = await serviceFolders();
  const services = await Promise.all(folders.map((folder) => readService(folder)));
  const aws = await startAws(services, { scenario });
  const directory = await startStaffDirectory('local', aws.endpoint);
  const lambda = await startLambdaFront(() => {});
  const others = await listen(
    createServer(({ url = '' }, response) =>
      response.end(url.includes('patchStatus') ? JSON.stringify(whichEmployee) : '"sent"'),
    ),
  );
  lambda.route(
    services.flatMap(({ functions }) => Object.values(functions)),
    others.endpoint,
  );
  const attributes = attributesOf(services, aws.endpoint);
  const bots = botsOf(services, lambda.endpoint, noTrace).map(({ served }) => served);
  const lex = await startLexServer({ bots });
  const workspace = await installSlackApp(slackService(services), aws.endpoint, noTrace);
  const around = { ...environmentFor({ aws, lambda, lex }), SLACK_API_URL: workspace.apiUrl };
  const perService = await Promise.all(
    services.map(async (service) => {
      const { folder } = service;
      const told = directory.parametersOf(folder);
      // Only what asks the directory is another with its address.
      if (Object.keys(told).length === 0) return variablesOf(service, attributes);
      const parameters = { ...parametersOf(folder), ...told };
      return variablesOf(await readService(folder, { stage, parameters }), attributes);
    }),
  );
  const variables = Object.assign({}, ...perService);
  return {
    slackTurns: await slackTurns(workspace),
    of: (name) => ({ ...around, NODE_OPTIONS: '', ...variables[name] }),
    stop: async () => {
      await workspace.stop();
      await lex.stop();
      await lambda.stop();
      await others.stop();
      await directory.stop();
      await aws.stop();
    },
  };
}

/** The variables of a service's functions, by service and key. */
function variablesOf(service: ServiceFolder, attributes: Readonly<Record<string, string>>) {
  const filled = filledIn(service, attributes);
  return Object.fromEntries(
    Object.entries(service.functions).map(([key, deployed]) => [
      `${basename(service.folder)}-${key}`,
      { ...service.settings[key]?.environment, ...filled[deployed] },
    ]),
  );
}
