/** What is called as a rule may be, and is none. */
const noRules = new Set(['S3', 'EC2', 'MD5', 'E164', 'Q2', 'T1', 'V1', 'V2']);

const id = '[A-Z]{1,2}[1-9]\\d{0,2}';
/** A text that begins with ids: `C60 C61 P2: empty`, `D5, C42 a date`, `C1`. */
const title = new RegExp(`(['"\`])${id}(?:[ ,]+${id})*(?=[ :,]|\\1)`, 'g');
const word = new RegExp(`(?<![\\w.$#%&+/:-])${id}(?![\\w/]|[.:-]\\w)`, 'g');
/** A line of the page: all before the files, the id in it, and the files. */
const line = new RegExp(`^(- \\*\\*(${id})\\*\\* .* · .* ·) *(.*)$`, 'gm');

/** Files that name a rule, by its id. */
export type Uses = ReadonlyMap<string, readonly string[]>;

/** Which rules the titles of test files name. */
export function usesIn(files: ReadonlyMap<string, string>): Uses {
  const uses = new Map<string, Set<string>>();
  for (const [path, text] of files) {
    for (const rule of (text.match(title) ?? []).flatMap(rulesIn)) {
      uses.set(rule, (uses.get(rule) ?? new Set()).add(path));
    }
  }
  return new Map([...uses].map(([rule, paths]) => [rule, [...paths].toSorted()]));
}

/** Where rules are named but in a title: there words are said, since nobody looks ids up. */
export function mentionsIn(files: ReadonlyMap<string, string>, uses: Uses): string[] {
  return [...files].flatMap(([path, text]) =>
    text.split('\n').flatMap((written, index) =>
      rulesIn(written.replace(title, ''))
        .filter((rule) => uses.has(rule))
        .map((rule) => `${path}:${index + 1}: ${rule} is no word`),
    ),
  );
}

/**
 * What is wrong with the page of the rules: an id without a line or with two, a line whose id no title names, a file
 * that does not name it or names it and is left out.
 */
export function faultsOf(page: string, uses: Uses): string[] {
  const lines = [...page.matchAll(line)].map(([, , rule = '', tests = '']) => ({ rule, tests }));
  const told = lines.map(({ rule }) => rule);
  return [
    ...lines.flatMap(({ rule, tests }, index) => [
      ...(told.indexOf(rule) < index ? [`${rule} has two lines`] : []),
      ...(uses.has(rule)
        ? testFaults(rule, tests.split(', '), uses.get(rule) ?? [])
        : [`${rule} is named by no test`]),
    ]),
    ...[...uses.keys()].filter((rule) => !told.includes(rule)).map((rule) => `${rule} has no line`),
  ];
}

/** The page, with the files written anew. */
export function withTests(page: string, uses: Uses): string {
  return page.replaceAll(
    line,
    (_, row: string, rule: string) => `${row} ${(uses.get(rule) ?? []).join(', ')}`,
  );
}

function testFaults(rule: string, told: readonly string[], paths: readonly string[]): string[] {
  return [
    ...told
      .filter((path) => path !== '' && !paths.includes(path))
      .map((path) => `${rule} is not named by ${path}`),
    ...paths.filter((path) => !told.includes(path)).map((path) => `${rule} is named by ${path}`),
  ];
}

function rulesIn(text: string): string[] {
  return (text.match(word) ?? []).filter((rule) => !noRules.has(rule));
}
