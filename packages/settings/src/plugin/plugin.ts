import { basename, dirname } from 'node:path';
import * as z from 'zod/mini';
import type { Problem } from '../rules.ts';
import { stage } from '../stage.ts';
import { readStages } from '../stages/read-stages.ts';
import { setFor } from '../stages/stage-values.ts';
import { type Stages, stageNamed } from '../stages/stages.ts';
import { withVersionsByContent } from './bot-versions.ts';
import { checkEnvironment, type EnvironmentReport } from './environment.ts';
import { type Parameters, type Read, readParameter, unknownParameters } from './parameters.ts';
import {
  isOnCommandLine,
  namesGiven,
  type Resolution,
  type Serverless,
  stageOf,
  type Writers,
} from './serverless.ts';
import { environmentParserOf, parametersOf } from './service-modules.ts';

/** Before these the settings are checked. What is removed, or only looked at, need not be right. */
const events = ['package:initialize', 'deploy:function:initialize', 'offline:start:init', 'print:print'];

/**
 * A plugin of the serverless command: what a deployer sets is checked before anything is packaged, and a bot that did not
 * change keeps its version.
 *
 * `${checked:<name>}` in a template is what the command line, else services/stages.yml, else `params` of serverless.yml
 * sets, by the rule that the service's src/parameters.ts has for it, without the white space around it. All that is wrong
 * is told at once.
 */
export class SettingsPlugin {
  readonly configurationVariablesSources = { checked: { resolve: (at: Resolution) => this.resolve(at) } };
  readonly hooks = {
    ...Object.fromEntries(events.map((event) => [`before:${event}`, () => this.check()])),
    'after:aws:package:finalize:mergeCustomProviderResources': () => this.nameVersions(),
  };
  readonly #serverless: Serverless;
  readonly #writers: Writers;
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #read = new Map<string, Read>();
  #parameters: Promise<Parameters> | undefined;
  #stages: Promise<Stages | undefined> | undefined;

  constructor(serverless: Serverless, _options: unknown, writers: Writers, environment = process.env) {
    this.#serverless = serverless;
    this.#writers = writers;
    this.#environment = environment;
  }

  /**
   * The value; where none is given, and where it is wrong, the one of `params.default`; null where that is empty, so that
   * what stands behind the comma stands.
   */
  async resolve({ address, resolveVariable }: Resolution): Promise<{ value: unknown }> {
    const schema = (await this.#known()).parameters[address];
    if (schema === undefined) throw new Error(`src/parameters.ts has no parameter ${address}`);
    const ofStage = await this.#ofStage(address, String(await resolveVariable('sls:stage')));
    const raw = ofStage ?? (await resolveVariable(`param:${address}, null`));
    const read = readParameter(address, schema, raw);
    // What is wrong with a stage is told with its place.
    this.#read.set(address, ofStage === undefined ? read : { value: read.value, problems: [] });
    if (read.value !== undefined) return { value: read.value };
    const byDefault = await resolveVariable(`self:params.default.${address}, null`);
    return { value: readParameter(address, schema, byDefault).value ?? null };
  }

  /** @throws the command's own error, which it shows without a stack, naming everything that is wrong */
  async check(): Promise<void> {
    const { parameters, rules } = await this.#known();
    const given = Object.fromEntries([...this.#read].map(([name, { value }]) => [name, value]));
    const environments = await this.#environments();
    const wrong = [...this.#read.values()].flatMap((read) => read.problems);
    const problems = [
      ...stageProblems(stageOf(this.#serverless)),
      ...((await this.#written())?.problems ?? []),
      ...unknownParameters(namesGiven(this.#serverless), Object.keys(parameters)),
      ...wrong,
      // What is wrong by itself is not compared.
      ...(wrong.length === 0 ? rules.flatMap((rule) => rule(given)) : []),
      ...environments.flatMap((report) => report.problems),
    ];
    const { service } = this.#serverless.service;
    if (problems.length > 0)
      throw new this.#serverless.classes.Error(inWords(service, problems), 'WRONG_SETTINGS');
    const unset = [...new Set(environments.flatMap((report) => report.unset))];
    if (unset.length > 0)
      this.#writers.log.warning(`${service} does not work yet: no value for ${unset.join(', ')}`);
  }

  /** Names the versions of bots by what they hold, in the template that is deployed. */
  nameVersions(): void {
    const { provider } = this.#serverless.service;
    provider.compiledCloudFormationTemplate = withVersionsByContent(provider.compiledCloudFormationTemplate);
  }

  /** What services/stages.yml sets, unless the command line does. */
  async #ofStage(parameter: string, name: string): Promise<string | undefined> {
    if (isOnCommandLine(this.#serverless, parameter)) return undefined;
    const service = basename(this.#serverless.serviceDir);
    return setFor(stageNamed(await this.#written(), name), service, parameter);
  }

  #written(): Promise<Stages | undefined> {
    this.#stages ??= readStages(dirname(this.#serverless.serviceDir), this.#environment);
    return this.#stages;
  }

  #known(): Promise<Parameters> {
    this.#parameters ??= parametersOf(this.#serverless.serviceDir);
    return this.#parameters;
  }

  #environments(): Promise<EnvironmentReport[]> {
    const { serviceDir, service } = this.#serverless;
    return Promise.all(
      Object.entries(service.functions ?? {}).map(async ([key, { handler, environment }]) =>
        checkEnvironment(
          `functions.${key}.environment`,
          { ...service.provider.environment, ...environment },
          await environmentParserOf(serviceDir, handler),
        ),
      ),
    );
  }
}

function stageProblems(given: string): Problem[] {
  const { error } = z.safeParse(stage, given);
  return (error?.issues ?? []).map(({ message }) => ({
    path: 'stage',
    message: `${message}, got ${JSON.stringify(given)}`,
  }));
}

function inWords(service: string, problems: readonly Problem[]): string {
  return [
    `${service} cannot be deployed like this:`,
    ...problems.map(({ path, message }) => `  ${path}: ${message}`),
  ].join('\n');
}
