import { InputError } from '@opsline/function-kit/door';
import type { Problem } from '../rules.ts';

/** Bytes that the names and values of a function's variables may have together (AWS Lambda, "Lambda quotas"). */
const largestEnvironment = 4096;

/** What is wrong with a function's environment, and which of its variables have no value yet. */
export type EnvironmentReport = { readonly problems: readonly Problem[]; readonly unset: readonly string[] };

/**
 * Checks a function's environment with the parser with which the function starts.
 *
 * @param path what the environment is called in the report: `functions.patchStatus.environment`
 * @param variables as they are deployed; what is CloudFormation's own (`{ Ref: … }`) is taken for right
 * @param parse throws an {@link InputError} with paths that begin with `environment.`
 */
export function checkEnvironment(
  path: string,
  variables: Readonly<Record<string, unknown>>,
  parse: (variables: Record<string, string>) => unknown,
): EnvironmentReport {
  const texts = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      isOpaque(value) ? 'opaque' : String(value ?? ''),
    ]),
  );
  const found = issuesOf(() => parse(texts)).map(({ path: at, message }) => {
    const [, name = '', ...rest] = at.split('.');
    return { name, path: [path, name, ...rest].join('.'), message };
  });
  const known = found.filter(({ name }) => !isOpaque(variables[name]));
  const isUnset = ({ name }: { readonly name: string }): boolean => texts[name]?.trim() === '';
  return {
    problems: [
      ...known.filter((it) => !isUnset(it)).map(({ path, message }) => ({ path, message })),
      ...tooLarge(path, texts),
    ],
    unset: known.filter(isUnset).map(({ name }) => name),
  };
}

function isOpaque(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function issuesOf(parse: () => unknown): readonly Problem[] {
  try {
    parse();
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
  return [];
}

function tooLarge(path: string, texts: Readonly<Record<string, string>>): Problem[] {
  const bytes = Buffer.byteLength(Object.entries(texts).flat().join(''));
  return bytes > largestEnvironment
    ? [{ path, message: `expected at most ${largestEnvironment} bytes (AWS Lambda), got ${bytes}` }]
    : [];
}
