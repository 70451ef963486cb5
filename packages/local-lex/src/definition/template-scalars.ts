import { serverlessVariable } from '@opsline/local-kit/intrinsics';
import { z } from 'zod';

function said(issue: { readonly input?: unknown }): string {
  return typeof issue.input === 'object' && issue.input !== null
    ? `an intrinsic (${Object.keys(issue.input).join(', ')}) that has no value here`
    : issue.input === undefined
      ? 'nothing'
      : `${typeof issue.input}`;
}

/** Text; CloudFormation also takes a number or a boolean where it wants text. */
export function text(min: number, max: number) {
  return z
    .union([z.string(), z.number().transform(String), z.boolean().transform(String)], {
      error: (issue) => `expected text, found ${said(issue)}`,
    })
    .pipe(
      z
        .string()
        .refine(
          (it) => it.search(serverlessVariable) < 0,
          'expected text, found a variable that has no value here',
        )
        .min(min, `expected at least ${min} characters`)
        .max(max, `expected at most ${max} characters`),
    );
}

/** A number, also written as text (`"0.40"` occurs in published templates). */
export function number(min: number, max: number) {
  return z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^-?\d+(\.\d+)?$/)
          .transform(Number),
      ],
      {
        error: (issue) => `expected a number, found ${said(issue)}`,
      },
    )
    .pipe(z.number().min(min, `expected at least ${min}`).max(max, `expected at most ${max}`));
}

/** A whole number, also written as text. */
export function whole(min: number, max: number) {
  return number(min, max).refine(Number.isInteger, 'expected a whole number');
}

/** A boolean, also written as text. */
export const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')], {
  error: (issue) => `expected true or false, found ${said(issue)}`,
});

/** A name of a bot, intent, slot, slot type or context (CloudFormation: at most 100 characters). */
export const name = text(1, 100).pipe(
  z.string().regex(/^([0-9a-zA-Z][_-]?)+$/, 'expected letters and digits, single - or _ between them'),
);

/** A property that changes nothing here: roles, tags, descriptions, voices. */
export const withoutEffect = z.unknown();
