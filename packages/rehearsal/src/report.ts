import type { Account, Operation } from './account.ts';
import { lineOf } from './expected.ts';

/** What was played of AWS and what was not, and what was replaced, in lines. */
export function report(journal: readonly Operation[], { missing }: Pick<Account, 'missing'>): string[] {
  const made = journal
    .flatMap(({ deeds }) => deeds)
    .filter(({ deed }) => deed === 'create' || deed === 'replace');
  const replaced = journal.flatMap(({ stack, deeds }) =>
    deeds.filter(({ deed }) => deed === 'replace').map((it) => `  ${stack}: ${lineOf(it)}`),
  );
  return [
    ...(['real', 'stand-in'] as const).flatMap((how) => {
      const types = made.filter((it) => it.how === how).map(({ type }) => type);
      const names = [...new Set(types)].toSorted();
      return [
        `${how}: ${types.length} resources of ${names.length} types`,
        ...names.map((name) => `  ${String(types.filter((it) => it === name).length).padStart(4)} ${name}`),
      ];
    }),
    `missing: ${missing.length > 0 ? missing.join(', ') : 'nothing'}`,
    `replaced: ${replaced.length > 0 ? '' : 'nothing'}`.trimEnd(),
    ...replaced,
  ];
}
