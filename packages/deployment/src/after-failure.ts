import { isRolledBack } from './cloudformation.ts';
import type { Serverless } from './serverless.ts';

/**
 * Has what failed before be deployed again. The command compares what is packaged with what was last uploaded, and not with
 * what is deployed: after a deployment that was undone it would find no change.
 */
export async function deployAfterFailure(serverless: Serverless): Promise<void> {
  const { service } = serverless;
  if (service.provider.shouldNotDeploy !== true) return;
  const provider = serverless.getProvider('aws');
  if (await isRolledBack(await provider.getCloudFormationClient(), provider.naming.getStackName())) {
    service.provider.shouldNotDeploy = false;
  }
}
