import type { z } from 'zod';

/** One reason why a flow is refused: where (`Actions[3].Transitions.Errors[0].ErrorType`) and why. */
export type Problem = {
  readonly path: string;
  readonly message: string;
};

/** A flow that is refused, with every problem found. */
export class FlowError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`The flow is refused:\n${problems.map(({ path, message }) => `  ${path}: ${message}`).join('\n')}`);
    this.name = 'FlowError';
    this.problems = problems;
  }
}

/** What is told of everything that Connect takes and the player does not play. */
export const notSupported = 'is not supported by the local player';

/** The message a schema gives for a property that is not there; it becomes the service's own sentence. */
export const missingProperty = 'missing';

/** Schema path segments as the service writes them: `['Actions', 3, 'Type']` is `Actions[3].Type`. */
export function pathOf(segments: readonly PropertyKey[]): string {
  const text = segments.map((segment) =>
    typeof segment === 'number' ? `[${segment}]` : `.${String(segment)}`,
  );
  return text.join('').replace(/^\./, '') || '(flow)';
}

/** The problems of a failed parse, below `prefix`. */
export function problemsOf(error: z.core.$ZodError, prefix: readonly PropertyKey[] = []): readonly Problem[] {
  return error.issues.flatMap((issue) => {
    const segments = [...prefix, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: pathOf([...segments, key]), message: 'unknown property' }));
    }
    const path = pathOf(segments);
    if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => ({ path, message }));
    return [{ path, message: issue.message === missingProperty ? missing(path) : issue.message }];
  });
}

/** The service's sentence for an absent property. */
export function missing(path: string): string {
  return `Action is missing required property. Path: ${path}`;
}

/** Words for what a schema did not find; given to zod with every parse. */
export function explain(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined) return missingProperty;
  if (issue.code === 'invalid_type') return `must be ${expected[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value')
    return `must be ${issue.values.map((v) => `"${String(v)}"`).join(' or ')}`;
  return undefined;
}

const expected: Readonly<Record<string, string>> = {
  string: 'a string (numbers and booleans are written as strings, "5")',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};
