import { resolve } from 'node:path';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DeploymentPlugin } from '../src/plugin.ts';
import type { AwsDeploy, Serverless } from '../src/serverless.ts';
import type { Keyboard } from '../src/typed.ts';
import { startAws, type World } from './aws.ts';

/** The command's own plugin, as far as it is used; `state` is what it finds deployed already. */
class AwsDeployStandIn implements AwsDeploy {
  readonly bucketName = 'bucket';
  uploaded = '';
  readonly #serverless: Serverless;
  readonly #isDeployed: boolean;

  constructor(serverless: Serverless, isDeployed: boolean) {
    this.#serverless = serverless;
    this.#isDeployed = isDeployed;
  }

  async setBucketName() {}

  async checkForChanges() {
    Object.assign(this.#serverless.service.provider, { shouldNotDeploy: this.#isDeployed });
  }

  async uploadCloudFormationFile() {
    this.uploaded = this.#serverless.service.package.artifactDirectoryName ?? '';
  }

  getCreateChangeSetParams({ templateUrl }: { readonly templateUrl: string }) {
    return { StackName: '', ChangeSetName: '', TemplateURL: templateUrl };
  }

  async waitForChangeSetCreation() {}
}
Object.defineProperty(AwsDeployStandIn, 'name', { value: 'AwsDeploy' });

type Given = {
  readonly world?: World;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly keyboard?: Keyboard;
  readonly stage?: string;
  readonly isNew?: boolean;
  readonly isDeployed?: boolean;
  /** Logical IDs of the template, with their conditions. */
  readonly named?: Readonly<Record<string, string | undefined>>;
};

/** The plugin of a service that is deployed to a stage, beside AWS; `told` is what it wrote. */
export async function pluginIn({
  world = {},
  environment = {},
  keyboard = process.stdin,
  stage = 'prod',
  isNew,
  isDeployed,
  named = {},
}: Given) {
  const aws = await startAws(world);
  const client = new CloudFormationClient({
    endpoint: aws.endpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  const told: string[] = [];
  const spawned: string[] = [];
  const Resources = Object.fromEntries(
    Object.entries(named).map(([id, Condition]) => [
      id,
      { Type: 'AWS::Lambda::Function', ...(Condition && { Condition }) },
    ]),
  );
  const plugins: object[] = [];
  const serverless: Serverless = {
    serviceDir: resolve(import.meta.dirname, '../../../services/auth-lookup'),
    service: {
      provider: { compiledCloudFormationTemplate: { Resources } },
      package: { artifactDirectoryName: 'serverless/doors/prod/1-2026' },
    },
    pluginManager: { plugins, spawn: async (command) => void spawned.push(command) },
    getProvider: () => ({
      naming: { getStackName: () => `doors-${stage}`, getCompiledTemplateS3Suffix: () => 'template.json' },
      getStage: () => stage,
      getRegion: () => 'eu-west-2',
      getAccountId: async () => world.account ?? '111122223333',
      getCloudFormationClient: async () => client,
      ...(isNew && { didCreateService: true }),
    }),
    classes: { Error },
  };
  const deploy = new AwsDeployStandIn(serverless, isDeployed ?? false);
  plugins.push(deploy);
  const write = (text: string) => void told.push(text);
  const writers = { log: { notice: write }, writeText: write };
  const around = { OPSLINE_STAGES: '', SLS_COMPOSE: '1', ...environment };
  const plugin = new DeploymentPlugin(serverless, {}, writers, around, keyboard);
  return { plugin, aws, told, spawned, deploy, provider: serverless.service.provider };
}
