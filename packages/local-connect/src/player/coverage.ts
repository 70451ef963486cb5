import type { Contact } from '../contact.ts';
import type { Flow } from '../flow/flow.ts';
import { branchesOf, branchName } from './branch.ts';

/** How often a branch was taken. */
type CoveredBranch = {
  readonly flowArn: string;
  readonly identifier: string;
  readonly branch: string;
  readonly taken: number;
};

/** Which branches a set of contacts took. */
type Coverage = {
  readonly branches: readonly CoveredBranch[];
  /** Those never taken. */
  readonly missed: readonly CoveredBranch[];
  /** From 0 to 100; 100 only when none is missed. */
  readonly percentage: number;
  /** The branches as a text table, one line each. */
  readonly table: string;
};

/**
 * Counts every branch (next, error, condition, transfer, end) of every action of `flows`, the record given to
 * `createConnect`, over contacts played. A NextAction that is only there because the service wants one is left out.
 */
export function coverage(flows: Readonly<Record<string, Flow>>, contacts: readonly Contact[]): Coverage {
  const visits = contacts.flatMap(({ path }) => path);
  const branches = Object.entries(flows).flatMap(([flowArn, flow]) =>
    flow.actions.flatMap((action) =>
      branchesOf(action).map((branch): CoveredBranch => {
        const taken = visits.filter(
          (visit) =>
            visit.flowArn === flowArn &&
            visit.identifier === action.identifier &&
            JSON.stringify(visit.branch) === JSON.stringify(branch),
        ).length;
        return { flowArn, identifier: action.identifier, branch: branchName(action, branch), taken };
      }),
    ),
  );
  const missed = branches.filter(({ taken }) => taken === 0);
  const percentage =
    branches.length === 0 ? 100 : (100 * (branches.length - missed.length)) / branches.length;
  return { branches, missed, percentage, table: tableOf(branches) };
}

function tableOf(branches: readonly CoveredBranch[]): string {
  const rows = branches.map((row) => [
    row.taken === 0 ? 'never' : `${row.taken} x`,
    row.flowArn,
    row.identifier,
    row.branch,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
