import { z } from 'zod';

function describe(issue: z.core.$ZodIssue): string {
  const path = z.core.toDotPath(issue.path);
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}

/**
 * Every issue of a failed parse on one line, each with its path and what was expected.
 * Values are never quoted, since a request or a scenario may hold a secret.
 */
export function describeIssues(error: z.ZodError): string {
  return error.issues.map(describe).join('; ');
}
