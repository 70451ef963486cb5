import { z } from 'zod';

/** What is wrong with what stands at a path, a line each that begins with the path of the fault. */
export function issueLines({ issues }: z.ZodError, path: string): string {
  return issues.flatMap((issue) => linesOf(issue, path)).join('\n');
}

function linesOf(issue: z.core.$ZodIssue, path: string): string[] {
  const below = z.core.toDotPath(issue.path);
  const at = below === '' ? path : `${path}.${below}`;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${at}.${key}: is not evaluated here`);
  const { message } = issue.code === 'invalid_key' ? (issue.issues[0] ?? issue) : issue;
  return [`${at}: ${message}`];
}
