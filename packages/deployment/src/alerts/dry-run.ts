import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { SFNClient } from '@aws-sdk/client-sfn';
import { outputsOf } from '../smoke/on-aws.ts';
import { whereIs } from '../where.ts';
import { executed } from './execution.ts';

/** The seconds after which a list that is still read is waited for no more: it is cut after an hour. */
const longestRead = 3_700;

/** What a stage would send, as its machine says it, or why nothing can be said. */
type DryRun = { readonly output: unknown } | { readonly wrong: readonly string[] };

/**
 * Has the Monday list of a stage made and not sent: nothing is claimed, posted or kept.
 *
 * @throws what AWS refuses
 */
export async function dryRunOn(
  stage: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<DryRun> {
  const where = await whereIs(stage, environment);
  if ('wrong' in where) return where;
  const { region } = where;
  const outputs = await outputsOf(new CloudFormationClient({ region }), ['compliance-alerts'], stage);
  const { StateMachineArn } = outputs.get('compliance-alerts') ?? {};
  if (StateMachineArn === undefined) return { wrong: [`compliance-alerts is not deployed to ${stage}`] };
  const { status, error, cause, output } = await executed(
    new SFNClient({ region }),
    StateMachineArn,
    { dryRun: true },
    longestRead,
  );
  return output === undefined
    ? { wrong: [[`the dry run is ${status}`, error, cause].filter(Boolean).join(': ')] }
    : { output: JSON.parse(output) };
}
