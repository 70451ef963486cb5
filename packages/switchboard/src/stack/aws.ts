import { createTables, type LocalAws, type LocalAwsOptions, startLocalAws } from '@opsline/local-aws';
import { accountOf, resourcesOf } from './resources.ts';
import { seedEmployees } from './seed.ts';
import type { ServiceFolder } from './service-folder.ts';

/**
 * Starts AWS with what the services deploy there, and the scenario's employees in their table.
 *
 * @throws when a table or an employee cannot be written; it is ended then
 */
export async function startAws(
  services: readonly ServiceFolder[],
  options: LocalAwsOptions,
): Promise<LocalAws> {
  const aws = await startLocalAws({
    ...accountOf(services),
    ...options,
  });
  try {
    await createTables(aws.endpoint, resourcesOf(services, 'AWS::DynamoDB::Table'));
    await seedEmployees(aws.endpoint, options.scenario.employees);
    return aws;
  } catch (error) {
    await aws.stop();
    throw error;
  }
}
