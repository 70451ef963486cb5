/** The part of the serverless command that this plugin uses. */
export type Serverless = {
  readonly serviceDir: string;
  readonly service: {
    readonly service: string;
    readonly provider: {
      readonly stage?: string;
      readonly environment?: Variables;
      /** What is deployed, once it was put together. */
      compiledCloudFormationTemplate?: unknown;
    };
    readonly functions?: Readonly<Record<string, DeployedFunction>>;
  };
  readonly processedInput: {
    readonly options: { readonly stage?: string; readonly param?: readonly string[] };
  };
  readonly configurationInput: { readonly params?: Readonly<Record<string, Variables | null>> };
  readonly classes: { readonly Error: new (message: string, code: string) => Error };
};

type DeployedFunction = { readonly handler: string; readonly environment?: Variables };

type Variables = Readonly<Record<string, unknown>>;

/** What the serverless command gives a variable source: the variable's address, and how to resolve another one. */
export type Resolution = {
  readonly address: string;
  readonly resolveVariable: (variable: string) => Promise<unknown>;
};

/** What the serverless command gives a plugin to write with. */
export type Writers = { readonly log: { readonly warning: (text: string) => void } };

/** The stage: of the command line, else of serverless.yml, else the serverless command's own. */
export function stageOf({ processedInput, service }: Serverless): string {
  return processedInput.options.stage ?? service.provider.stage ?? 'dev';
}

/** Whether a parameter is given on the command line; nothing but white space is as if it were not. */
export function isOnCommandLine({ processedInput }: Serverless, name: string): boolean {
  return (processedInput.options.param ?? []).some(
    (given) => given.startsWith(`${name}=`) && given.slice(name.length + 1).trim() !== '',
  );
}

/** The names of the parameters that are given: on the command line, for the stage, for every stage. */
export function namesGiven(serverless: Serverless): string[] {
  const { params = {} } = serverless.configurationInput;
  return [
    ...(serverless.processedInput.options.param ?? []).map((given) => given.slice(0, given.indexOf('='))),
    ...[stageOf(serverless), 'default'].flatMap((block) => Object.keys(params[block] ?? {})),
  ];
}
