import { dirname } from 'node:path';
import { readStages } from '@opsline/settings/stages/read-stages';
import * as z from 'zod/mini';
import { deployAfterFailure } from './after-failure.ts';
import { judge } from './changes.ts';
import { changesOfPackage, changesOfUpload } from './changes-of.ts';
import { isThere, resourcesOf, setStackPolicy } from './cloudformation.ts';
import { askedFor, unnamed, variable } from './consent.ts';
import { exitCodes } from './exit-codes.ts';
import { wrongPlace } from './place.ts';
import { removalOf } from './removal.ts';
import type { Provider, Serverless, Writers } from './serverless.ts';
import { lockedBut } from './stack-policy.ts';
import { isTyped, type Keyboard } from './typed.ts';

/** Before these the account and the Region have to be the stage's. */
const events = ['deploy:deploy', 'deploy:function:initialize', 'rollback:initialize', 'remove:remove'];

const template = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Condition: z.optional(z.string()) })),
});

/**
 * A plugin of the serverless command: nothing is deployed to another account or Region than the stage's, what a deployment
 * takes away is shown first, and nothing is lost without a yes. `diff` and `removal` show it without doing it.
 */
export class DeploymentPlugin {
  readonly commands = {
    diff: { usage: 'Shows what a deployment would create, replace and delete', lifecycleEvents: ['diff'] },
    removal: {
      usage: 'Shows what a removal would leave, and what would be lost',
      lifecycleEvents: ['removal'],
    },
  };
  readonly hooks = {
    ...Object.fromEntries(events.map((event) => [`before:${event}`, () => this.checkPlace()])),
    'after:aws:deploy:deploy:checkForChanges': () => deployAfterFailure(this.#serverless),
    'before:aws:deploy:deploy:updateStack': () => this.checkChanges(),
    'diff:diff': () => this.diff(),
    'removal:removal': () => this.removal(),
  };
  readonly #serverless: Serverless;
  readonly #writers: Writers;
  readonly #keyboard: Keyboard;
  readonly #environment: Readonly<Record<string, string | undefined>>;

  constructor(
    serverless: Serverless,
    _options: unknown,
    writers: Writers,
    environment = process.env,
    keyboard: Keyboard = process.stdin,
  ) {
    this.#serverless = serverless;
    this.#keyboard = keyboard;
    this.#writers = writers;
    this.#environment = environment;
  }

  /** @throws the command's own error unless the credentials and the Region are the stage's */
  async checkPlace(): Promise<void> {
    const provider = this.#provider();
    const written = await readStages(dirname(this.#serverless.serviceDir), this.#environment);
    const wrong = await wrongPlace(written, {
      stage: provider.getStage(),
      region: provider.getRegion(),
      account: () => provider.getAccountId(),
    });
    if (wrong.length > 0) throw this.#error([`${this.#stack()} is not touched:`, ...wrong], 'WRONG_PLACE');
  }

  /** @throws the command's own error where something would be lost, and nobody said yes */
  async checkChanges(): Promise<void> {
    const { provider } = this.#serverless.service;
    if (provider.shouldNotDeploy === true) return;
    provider.stackPolicy = lockedBut([]);
    const client = await this.#provider().getCloudFormationClient();
    if (this.#provider().didCreateService === true || !(await isThere(client, this.#stack()))) return;
    const { lines, needsYes, locked } = judge(
      await changesOfUpload(this.#serverless),
      new Set(Object.keys(this.#named())),
      'what goes',
    );
    const stack = this.#stack();
    if (lines.length > 0)
      this.#writers.log.notice([`${stack} would change like this:`, ...indented(lines)].join('\n'));
    const missing = unnamed(stack, needsYes, this.#environment[variable]);
    if (missing.length > 0 && !(await this.#askedOnTerminal())) {
      const asked = ['To have it so all the same, deploy with', ...indented([askedFor(missing)])];
      throw this.#error([`${stack} is left as it is:`, ...indented(lines), ...asked], 'WOULD_BE_LOST');
    }
    await setStackPolicy(client, stack, lockedBut(locked));
  }

  /** Writes what a deployment would do, and sets the exit code by it. */
  async diff(): Promise<void> {
    await this.checkPlace();
    await this.#serverless.pluginManager.spawn('package');
    const { writeText } = this.#writers;
    if (!(await isThere(await this.#provider().getCloudFormationClient(), this.#stack()))) {
      writeText(
        [`${this.#stack()} is not there; it would be created:`, ...indented(this.#wholeTemplate())].join(
          '\n',
        ),
      );
      process.exitCode = exitCodes.changes;
      return;
    }
    const verdict = judge(
      await changesOfPackage(this.#serverless),
      new Set(Object.keys(this.#named())),
      'all',
    );
    if (verdict.lines.length === 0) return writeText(`${this.#stack()}: nothing would change`);
    const asked = unnamed(this.#stack(), verdict.needsYes, '');
    writeText(
      [
        `${this.#stack()} would change like this:`,
        ...indented(verdict.lines),
        ...(asked.length > 0 ? [`  It needs a yes: ${askedFor(asked)}`] : []),
      ].join('\n'),
    );
    process.exitCode = asked.length > 0 ? exitCodes.needsYes : exitCodes.changes;
  }

  /** Writes what a removal would come to. */
  async removal(): Promise<void> {
    await this.checkPlace();
    const client = await this.#provider().getCloudFormationClient();
    const stack = this.#stack();
    const lines = (await isThere(client, stack))
      ? [stack, ...indented(removalOf(await resourcesOf(client, stack)))]
      : [`${stack} is not there`];
    this.#writers.writeText(lines.join('\n'));
  }

  async #askedOnTerminal(): Promise<boolean> {
    if (this.#keyboard.isTTY !== true || this.#environment.SLS_COMPOSE !== undefined) return false;
    // As a log, since the command writes its progress over the last line again and again.
    this.#writers.log.notice(`Type ${this.#stack()} to have it so, and Enter:`);
    return isTyped(this.#stack(), this.#keyboard);
  }

  #wholeTemplate(): string[] {
    return Object.entries(this.#named()).map(
      ([id, { Type, Condition }]) =>
        `create      ${id} (${Type})${Condition === undefined ? '' : `, if ${Condition}`}`,
    );
  }

  #named() {
    return template.parse(this.#serverless.service.provider.compiledCloudFormationTemplate).Resources;
  }

  #provider(): Provider {
    return this.#serverless.getProvider('aws');
  }

  #stack(): string {
    return this.#provider().naming.getStackName();
  }

  #error(lines: readonly string[], code: string): Error {
    return new this.#serverless.classes.Error(lines.join('\n'), code);
  }
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
