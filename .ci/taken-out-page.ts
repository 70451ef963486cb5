/** A rule, and what of the sources it is: taken out, tests have to fail that have its ids in their titles. */
export type TakenOut = {
  readonly ids: readonly string[];
  readonly file: string;
  /** Stands once in the file. */
  readonly was: string;
  readonly becomes: string;
  /** The file of the tests that are played. */
  readonly tests: string;
};

const line = /^- \*\*(C\d+(?: C\d+)*)\*\* · (\S+) · `(.+)` → `(.*)` · (\S+)$/gm;

/** The rules of a page, each in a line of its own. */
export function takenOutOn(page: string): TakenOut[] {
  return [...page.matchAll(line)].map(([, ids = '', file = '', was = '', becomes = '', tests = '']) => ({
    ...{ ids: ids.split(' '), file, was, becomes, tests },
  }));
}
