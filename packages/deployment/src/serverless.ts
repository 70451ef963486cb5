import type { CloudFormationClient, CreateChangeSetCommandInput } from '@aws-sdk/client-cloudformation';

/** The part of the serverless command that this plugin uses. */
export type Serverless = {
  readonly serviceDir: string;
  readonly service: {
    readonly provider: {
      /** What is deployed, once it was packaged. */
      readonly compiledCloudFormationTemplate?: unknown;
      /** Whether what is deployed is what was packaged; known once it was looked at. */
      shouldNotDeploy?: boolean;
      /** What the command sets as the stack's policy after an update. */
      stackPolicy?: readonly object[];
    };
    /** Where in the deployment bucket the template is. */
    readonly package: { artifactDirectoryName?: string };
  };
  readonly pluginManager: {
    readonly plugins: readonly object[];
    readonly spawn: (command: string) => Promise<void>;
  };
  readonly getProvider: (name: 'aws') => Provider;
  readonly classes: { readonly Error: new (message: string, code: string) => Error };
};

/** What the command knows of AWS. */
export type Provider = {
  readonly naming: {
    readonly getStackName: () => string;
    readonly getCompiledTemplateS3Suffix: () => string;
  };
  readonly getStage: () => string;
  readonly getRegion: () => string;
  /** Of the credentials. */
  readonly getAccountId: () => Promise<string>;
  readonly getCloudFormationClient: () => Promise<CloudFormationClient>;
  /** Whether the stack was made by this very deployment. */
  readonly didCreateService?: boolean;
};

/** The command's own plugin that deploys to AWS. */
export type AwsDeploy = {
  readonly bucketName?: string;
  readonly setBucketName: () => Promise<unknown>;
  readonly checkForChanges: () => Promise<unknown>;
  readonly uploadCloudFormationFile: () => Promise<unknown>;
  readonly getCreateChangeSetParams: (of: {
    readonly changeSetType: 'UPDATE';
    readonly templateUrl: string;
  }) => CreateChangeSetCommandInput;
  /** @throws with CloudFormation's reason, unless there is one, or nothing to change */
  readonly waitForChangeSetCreation: (changeSet: string, stack: string) => Promise<unknown>;
};

/** @throws where the command has no such plugin */
export function awsDeployOf({ pluginManager }: Serverless): AwsDeploy {
  const found = pluginManager.plugins.find(isAwsDeploy);
  if (found === undefined)
    throw new Error('The serverless command has no plugin AwsDeploy that shows changes.');
  return found;
}

function isAwsDeploy(plugin: object): plugin is AwsDeploy {
  return plugin.constructor.name === 'AwsDeploy' && 'waitForChangeSetCreation' in plugin;
}

/** What the command gives a plugin to write with. */
export type Writers = {
  readonly log: { readonly notice: (text: string) => void };
  readonly writeText: (text: string) => void;
};
