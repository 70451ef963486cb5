import { dirname } from 'node:path';
import { deployAfterFailure } from './after-failure.ts';
import type { Change } from './changes.ts';
import { changesTo } from './cloudformation.ts';
import { awsDeployOf, type Serverless } from './serverless.ts';

/** What the template changes that the command has uploaded to be deployed. */
export async function changesOfUpload(serverless: Serverless): Promise<Change[]> {
  const provider = serverless.getProvider('aws');
  const deploy = awsDeployOf(serverless);
  const key = [
    deploy.bucketName,
    serverless.service.package.artifactDirectoryName,
    provider.naming.getCompiledTemplateS3Suffix(),
  ];
  const url = `https://s3.${provider.getRegion()}.amazonaws.com/${key.join('/')}`;
  return changesTo(await provider.getCloudFormationClient(), deploy, provider.naming.getStackName(), url);
}

/**
 * What the template changes that was packaged; nothing where the same is deployed. It is uploaded beside those of
 * deployments, where the command looks for none.
 */
export async function changesOfPackage(serverless: Serverless): Promise<Change[]> {
  const { service } = serverless;
  const deploy = awsDeployOf(serverless);
  await deploy.setBucketName();
  await deploy.checkForChanges();
  await deployAfterFailure(serverless);
  if (service.provider.shouldNotDeploy === true) return [];
  service.package.artifactDirectoryName = `${dirname(service.package.artifactDirectoryName ?? '')}/diff`;
  await deploy.uploadCloudFormationFile();
  return changesOfUpload(serverless);
}
