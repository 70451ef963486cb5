import { idleMs, pinLifeMs } from '../../src/rules/policy.ts';
import {
  type Action,
  actions,
  choiceMs,
  enoughFor,
  insteadOf,
  isPossible,
  type ProofRules,
} from '../../src/rules/proof.ts';

const switches = ['on', 'off'] as const;

/** What a deployment can decide. */
export const allProofRules: readonly ProofRules[] = switches.flatMap((possession) =>
  switches.map((callerNumber) => ({ possession, callerNumber })),
);

/** What is enough for each action, drawn as README pages show it. */
export function proofTable(): string {
  const rows = actions.flatMap((action) => {
    const each = allProofRules.map((rules) => [rules, enoughInWords(action, rules)] as const);
    const first = each[0]?.[1] ?? '';
    if (each.every(([, words]) => words === first)) return [[action, 'any', 'any', first, lasts(action)]];
    return each.map(([rules, words]) => {
      const { possession, callerNumber } = rules;
      return [
        action,
        possession,
        callerNumber,
        words,
        isPossible(action, rules) ? lasts(action, rules) : 'no write',
      ];
    });
  });
  return drawn([['action', '`possession`', '`callerNumber`', 'enough', 'for'], ...rows]);
}

function enoughInWords(action: Action, rules: ProofRules): string {
  const sets = enoughFor(action, rules).map((set) => set.join(' and '));
  return sets.join(', or ') || 'nothing';
}

function lasts(action: Action, rules?: ProofRules): string {
  if (rules === undefined) return `the conversation, until idle for ${minutes(idleMs)}`;
  const other = insteadOf(action, rules);
  return other === undefined
    ? 'one write'
    : `one write, or ${other} instead, chosen within ${minutes(choiceMs)}`;
}

/** What each proof is worth, how long it lives, and what makes it be asked for again. */
export function proofLives(): string {
  return drawn([
    ['asked for', 'it is', 'lives', 'asked for again'],
    ['calling number', 'a hurdle: it can be forged', 'as long as the call', 'in each call'],
    ['PIN', 'what one knows', 'vouched for once, within 2 minutes', 'in each call'],
    [
      'one-time PIN',
      'possession of the phone on record',
      `${pinLifeMs / 1_000} seconds, once`,
      'for another account, conversation or action',
    ],
    ['answers', 'identification, never proof', 'compared, and not kept as right', 'with each one-time PIN'],
  ]);
}

function minutes(ms: number): string {
  return `${ms / 60_000} minutes`;
}

function drawn([head = [], ...rows]: readonly (readonly string[])[]): string {
  const table = [head, head.map(() => '-'), ...rows];
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0, cell === '-' ? '-' : ' ')))
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}
