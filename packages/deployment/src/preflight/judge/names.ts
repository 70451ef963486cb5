import type { Finding } from '../finding.ts';
import type { Plan } from '../plan.ts';

/** What is in the account already, of the names that the stage would use. */
export type Names = {
  readonly bots: readonly string[];
  readonly tables: readonly string[];
  readonly aliases: readonly string[];
};

type Named = Pick<Plan, 'bots' | 'tables' | 'aliases'>;

/** Which names a service cannot have, whose stack is not there yet: what is taken is not its own. */
export function judgeNames(plan: Named, taken: Names): Finding[] {
  const finding = (about: string, found: string, todo: string): Finding => ({
    ...{ weight: 'stops', about, found, todo },
  });
  return [
    ...plan.bots
      .filter((name) => taken.bots.includes(name))
      .map((name) =>
        finding(
          `bot ${name}`,
          'the account has one of this name, which is not of this stack',
          `Set botName of the stage to another, or delete that one: aws lexv2-models list-bots`,
        ),
      ),
    ...plan.tables
      .filter((name) => taken.tables.includes(name))
      .map((name) => finding(`table ${name}`, 'an earlier deployment left it', leftTable(name))),
    ...plan.aliases
      .filter((name) => taken.aliases.includes(name))
      .map((name) =>
        finding(
          `alias ${name}`,
          'there is one, which is not of this stack',
          `Note its key (aws kms describe-key --key-id ${name}), delete the alias (aws kms delete-alias --alias-name ${name}), and give the key as the existing…KeyArn of the stage if what it protects is kept.`,
        ),
      ),
  ];
}

function leftTable(name: string): string {
  return name.endsWith('-Employee')
    ? `Keep it: set existingEmployeeTable to ${name}, and existingCallerKeyArn to its key. Or delete it with what it holds: aws dynamodb delete-table --table-name ${name}`
    : `Delete it: aws dynamodb delete-table --table-name ${name}`;
}

/** A table or a key that the stage names and does not make; undefined where it is not there. */
export function judgeExisting(kind: 'table' | 'key', name: string, state: string | undefined): Finding[] {
  const usable = kind === 'table' ? 'ACTIVE' : 'Enabled';
  if (state === usable) return [];
  const found = state === undefined ? 'it is not there' : `it is ${state}`;
  const todo = `The stage names it as one that is there: expected ${usable}. Correct the parameter, or bring it back.`;
  return [{ weight: 'stops', about: `${kind} ${name}`, found, todo }];
}
