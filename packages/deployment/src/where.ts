import { resolve } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { readStages } from '@opsline/settings/stages/read-stages';
import { setFor } from '@opsline/settings/stages/stage-values';
import { stageNamed } from '@opsline/settings/stages/stages';
import { wrongPlace } from './place.ts';

/** The root of the repository. */
export const root = resolve(import.meta.dirname, '../../..');

/** Where nothing is set for stages: as serverless.yml has it, `packages/settings/stage.cjs`. */
const byDefault = 'us-east-1';

/** Where a stage is, with the account of the credentials, or why a command does not go there. */
export type Where =
  | {
      readonly region: string;
      readonly account: () => Promise<string>;
      /** What is set of a service's parameter. */
      readonly set: (service: string, parameter: string) => string | undefined;
    }
  | { readonly wrong: readonly string[] };

/**
 * Looks where a stage is, and, where one is set, whether the credentials are those of its account.
 *
 * @throws what STS throws
 */
export async function whereIs(
  stage: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Where> {
  const written = await readStages(resolve(root, 'services'), environment);
  const found = stageNamed(written, stage);
  const region = found?.region ?? byDefault;
  const account = async () =>
    (await new STSClient({ region }).send(new GetCallerIdentityCommand({}))).Account ?? '';
  const wrong = await wrongPlace(written, { stage, region, account });
  if (wrong.length > 0) return { wrong };
  return { region, account, set: (service, parameter) => setFor(found, service, parameter) };
}
