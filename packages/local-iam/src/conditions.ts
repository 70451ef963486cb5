import type { Context } from './access.ts';
import { matchesArn, matchesText } from './patterns.ts';

type Compare = (expected: string, found: string) => boolean;

/** Whether what a request says of a key, or that it says nothing, is as a condition wants it. */
type Operator = (expected: readonly string[], found: string | readonly string[] | undefined) => boolean;

function one(compare: Compare): Operator {
  return (expected, found) => typeof found === 'string' && expected.some((value) => compare(value, found));
}

function stringEquals(expected: string, found: string): boolean {
  return expected === found;
}

/** Operators of conditions (IAM, "Condition operators", "Multivalued context keys"). */
const operators: Readonly<Record<string, Operator>> = {
  StringEquals: one(stringEquals),
  StringLike: one(matchesText),
  // "ArnEquals and ArnLike behave identically".
  ArnEquals: one(matchesArn),
  ArnLike: one(matchesArn),
  StringEqualsIfExists: (expected, found) => found === undefined || one(stringEquals)(expected, found),
  // Met, too, by a request that says nothing.
  'ForAllValues:StringEquals': (expected, found = []) =>
    [found].flat().every((value) => expected.includes(value)),
};

/** Keys of which it is known here what a request says of them, or that it says nothing. */
const knownKey =
  /^(aws:(PrincipalArn|Source(Account|Arn))|dynamodb:(Attributes|Select)|kms:(RequestAlias|ViaService|EncryptionContext:.+)|lambda:SourceFunctionArn|states:HTTP(Method|Endpoint))$/;

/** Conditions of a statement: operator, key, values. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export function isOperator(name: string): boolean {
  return Object.hasOwn(operators, name);
}

export function isConditionKey(name: string): boolean {
  return knownKey.test(name);
}

/** Whether a request meets all conditions, each by one of its values. */
export function meets(conditions: Conditions, context: Context): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, expected]) => operators[operator]?.(expected, context[key]) ?? false),
  );
}
