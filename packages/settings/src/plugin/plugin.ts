import * as z from 'zod/mini';
import type { Problem } from '../rules.ts';
import { stage } from '../stage.ts';
import { withVersionsByContent } from './bot-versions.ts';
import { checkEnvironment, type EnvironmentReport } from './environment.ts';
import { type Parameters, type Read, readParameter, unknownParameters } from './parameters.ts';
import { namesGiven, type Resolution, type Serverless, stageOf, type Writers } from './serverless.ts';
import { environmentParserOf, parametersOf } from './service-modules.ts';

/** Before these the settings are checked. What is removed, or only looked at, need not be right. */
const events = ['package:initialize', 'deploy:function:initialize', 'offline:start:init', 'print:print'];

/**
 * A plugin of the serverless command: what a deployer sets is checked before anything is packaged, and a bot that did not
 * change keeps its version.
 *
 * `${checked:<name>}` in a template is `${param:<name>}` by the rule that the service's src/parameters.ts has for it,
 * without the white space around it. All that is wrong is told at once.
 */
export class SettingsPlugin {
  readonly configurationVariablesSources = { checked: { resolve: (at: Resolution) => this.resolve(at) } };
  readonly hooks = {
    ...Object.fromEntries(events.map((event) => [`before:${event}`, () => this.check()])),
    'after:aws:package:finalize:mergeCustomProviderResources': () => this.nameVersions(),
  };
  readonly #serverless: Serverless;
  readonly #writers: Writers;
  readonly #read = new Map<string, Read>();
  #parameters: Promise<Parameters> | undefined;

  constructor(serverless: Serverless, _options: unknown, writers: Writers) {
    this.#serverless = serverless;
    this.#writers = writers;
  }

  /**
   * The value; where none is given, and where it is wrong, the one of `params.default`; null where that is empty, so that
   * what stands behind the comma stands.
   */
  async resolve({ address, resolveVariable }: Resolution): Promise<{ value: unknown }> {
    const schema = (await this.#known()).parameters[address];
    if (schema === undefined) throw new Error(`src/parameters.ts has no parameter ${address}`);
    const read = readParameter(address, schema, await resolveVariable(`param:${address}, null`));
    this.#read.set(address, read);
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
