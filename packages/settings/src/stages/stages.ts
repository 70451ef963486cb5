import { LineCounter, parseDocument } from 'yaml';
import { en } from 'zod/locales';
import * as z from 'zod/mini';
import { regionName } from '../arn.ts';
import type { Problem } from '../rules.ts';
import { stage as stageRule } from '../stage.ts';
import { formed } from '../text.ts';
import { type Services, wrongValues } from './stage-values.ts';

/** What a stage is: where it is deployed, and what is set for it, for several services and for one. */
export type Stage = z.output<typeof stage>;

/** The stages by their names, and all that is wrong with what was written of them. */
export type Stages = {
  /** Where it was written: the file's name, or the variable's. */
  readonly source: string;
  readonly stages: Readonly<Record<string, Stage>>;
  readonly problems: readonly Problem[];
};

const values = z.record(z.string(), z.string({ error: 'expected text' }), {
  error: 'expected parameters and their values',
});

/** A service whose parameters are all commented out is a key without a value, which is no text either. */
const orNothing = z.pipe(
  z.pipe(
    z.unknown(),
    z.transform((it) => (it === '' || it === null ? {} : it)),
  ),
  values,
);

const stage = z.strictObject(
  {
    account: z.prefault(formed(/^[0-9]{12}$/, 'the 12 digits of an account'), ''),
    region: z.prefault(regionName, ''),
    all: z._default(values, {}),
    services: z._default(z.record(z.string(), orNothing, { error: 'expected services' }), {}),
  },
  { error: 'expected the keys account, region, all and services' },
);

const file = z.strictObject(
  { stages: z.record(z.string(), stage, { error: 'expected the names of stages, each with its block' }) },
  { error: 'expected the key stages' },
);

/**
 * Reads services/stages.yml. Every value is text as it is written: `+1` and `012345678901` are no numbers.
 *
 * @param source what the file is called where something is wrong
 * @param services the parameters of every service, by its folder
 * @returns what is usable, and what is wrong, with its path; a value is shown where it can be no secret
 */
export function parseStages(source: string, text: string, services: Services): Stages {
  const told = (problems: readonly Problem[]): Problem[] =>
    problems.map(({ path, message }) => ({ path: path === '' ? source : `${source}: ${path}`, message }));
  const { content, problems } = readYaml(text);
  if (problems.length > 0) return { source, stages: {}, problems: told(problems) };
  const parsed = file.safeParse(content, { error: en().localeError });
  if (!parsed.success) {
    const wrong = parsed.error.issues.flatMap((issue) => inWords(content, issue));
    return { source, stages: {}, problems: told(wrong) };
  }
  const { stages } = parsed.data;
  return { source, stages, problems: told([...wrongNames(stages), ...wrongValues(stages, services)]) };
}

/** The stage of this name, where one is set. */
export function stageNamed(written: Stages | undefined, name: string): Stage | undefined {
  return Object.entries(written?.stages ?? {}).find(([key]) => key === name)?.[1];
}

/** What YAML has to say of it may hold a line of the file, and with it a secret: a mistake is told by its code. */
function readYaml(text: string): { readonly content?: unknown; readonly problems: readonly Problem[] } {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    merge: true,
    logLevel: 'silent',
    lineCounter,
  });
  const problems = [...document.errors, ...document.warnings].map(({ code, pos: [at] }) => ({
    path: `line ${lineCounter.linePos(at).line}`,
    message: `expected YAML (${code})`,
  }));
  if (problems.length > 0) return { problems };
  try {
    return { content: document.toJS(), problems };
  } catch {
    return { problems: [{ path: '', message: 'expected an anchor before each alias' }] };
  }
}

/** A stage's account and Region can be shown; what else stands in the wrong place may be a secret. */
function inWords(content: unknown, issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: issue.message }));
  }
  const found = issue.path.reduce<unknown>((at, key) => Object(at)[key], content);
  const [, , key] = issue.path;
  const shown = issue.path.length === 3 && (key === 'account' || key === 'region');
  return [{ path: issue.path.join('.'), message: `${issue.message}, got ${what(found, shown)}` }];
}

function what(found: unknown, shown: boolean): string {
  if (typeof found === 'string' && found !== '')
    return shown ? JSON.stringify(found) : `${found.length} characters`;
  if (Array.isArray(found)) return 'a list';
  return typeof found === 'object' && found !== null ? 'a map' : 'nothing';
}

function wrongNames(stages: Stages['stages']): Problem[] {
  return Object.keys(stages).flatMap((name) =>
    (stageRule.safeParse(name).error?.issues ?? []).map(({ message }) => ({
      path: `stages.${name}`,
      message,
    })),
  );
}
