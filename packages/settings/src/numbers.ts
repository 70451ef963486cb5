import * as z from 'zod/mini';
import { formed, ruled } from './text.ts';

function inWords(from: number, to: number): string {
  return to === Number.POSITIVE_INFINITY ? `${from} or more` : `from ${from} to ${to}`;
}

/** A whole number, in digits. It stays text: CloudFormation and the serverless command take either. */
export function wholeNumber(from: number, to = Number.POSITIVE_INFINITY) {
  return ruled(
    (digits) => /^-?[0-9]{1,9}$/.test(digits) && Number(digits) >= from && Number(digits) <= to,
    `a whole number, ${inWords(from, to)}`,
  );
}

/** Takes a property out of the template it stands in (AWS CloudFormation, "Pseudo parameters reference"). */
const noValue = { Ref: 'AWS::NoValue' } as const;

/**
 * Of how many calls of a function at once, or `none`: nothing is reserved, which is all that a new account allows. AWS
 * takes 0 too, and never runs the function then.
 */
export const reservedConcurrency = z.pipe(
  ruled(
    (value) => value === 'none' || wholeNumber(1).safeParse(value).success,
    'none, or a whole number, 1 or more',
  ),
  z.transform((value: string) => (value === 'none' ? noValue : value)),
);

/** US dollars, with cents at most. */
export const dollars = formed(/^[0-9]{1,6}(\.[0-9]{1,2})?$/, 'US dollars, such as 0.80');

/** For how many days CloudWatch Logs keeps something (PutRetentionPolicy, `retentionInDays`). */
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
].map(String);

export const retentionDays = formed(
  new RegExp(`^(${retentions.join('|')})$`),
  `one of ${retentions.join(', ')}`,
);
