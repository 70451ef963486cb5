import { type Stages, stageNamed } from '@opsline/settings/stages/stages';

/** Where a deployment would go: a stage, and the account and the Region that it would be made in. */
export type Place = {
  readonly stage: string;
  readonly region: string;
  readonly account: () => Promise<string>;
};

/**
 * Whether this is where the stage is. Where nothing is set for stages, everywhere is; the account is asked for last.
 *
 * @returns what is wrong, or nothing
 */
export async function wrongPlace(written: Stages | undefined, place: Place): Promise<string[]> {
  if (written === undefined) return [];
  const { source, problems } = written;
  if (problems.length > 0) return problems.map(({ path, message }) => `${path}: ${message}`);
  const path = `${source}: stages.${place.stage}`;
  const stage = stageNamed(written, place.stage);
  if (stage === undefined) return [`${path}: expected the stage, with its account and its Region`];
  if (place.region !== stage.region) return [`${path}.region: ${stage.region}, and not ${place.region}`];
  const account = await place.account();
  if (account !== stage.account) {
    return [`${path}.account: ${stage.account}; these credentials are those of ${account}`];
  }
  return [];
}
