import { resolve } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { readStages } from '@opsline/settings/stages/read-stages';
import { stageNamed } from '@opsline/settings/stages/stages';
import { wrongPlace } from './place.ts';

/** The root of the repository. */
export const root = resolve(import.meta.dirname, '../../..');

/** Where nothing is set for stages: as serverless.yml has it, `packages/settings/stage.cjs`. */
const byDefault = 'us-east-1';

/** Where a stage is, or why a command does not go there. */
export type Where =
  | { readonly region: string; readonly account: string }
  | { readonly wrong: readonly string[] };

/**
 * Looks where a stage is, and whether the credentials are those of its account.
 *
 * @throws what STS throws
 */
export async function whereIs(
  stage: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Where> {
  const written = await readStages(resolve(root, 'services'), environment);
  const region = stageNamed(written, stage)?.region ?? byDefault;
  const { Account: account = '' } = await new STSClient({ region }).send(new GetCallerIdentityCommand({}));
  const wrong = await wrongPlace(written, { stage, region, account: async () => account });
  return wrong.length > 0 ? { wrong } : { region, account };
}
