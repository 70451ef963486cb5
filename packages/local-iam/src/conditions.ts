import { matchesArn, matchesText } from './patterns.ts';

/** Operators of conditions, each asked with one value of the policy and the one of the request. */
const operators: Readonly<Record<string, (expected: string, found: string) => boolean>> = {
  StringEquals: (expected, found) => expected === found,
  StringLike: matchesText,
  // "ArnEquals and ArnLike behave identically" (IAM, "Condition operators").
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
};

/** Keys of which it is known here what a request says of them, or that it says nothing. */
const knownKey =
  /^(aws:(PrincipalArn|Source(Account|Arn))|kms:(RequestAlias|ViaService|EncryptionContext:.+)|lambda:SourceFunctionArn|states:HTTP(Method|Endpoint))$/;

/** Conditions of a statement: operator, key, values. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export function isOperator(name: string): boolean {
  return Object.hasOwn(operators, name);
}

export function isConditionKey(name: string): boolean {
  return knownKey.test(name);
}

/** Whether a request meets all conditions, each by one of its values. What the request does not say meets none. */
export function meets(conditions: Conditions, context: Readonly<Record<string, string>>): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, expected]) => {
      const found = context[key];
      return found !== undefined && expected.some((one) => operators[operator]?.(one, found) ?? false);
    }),
  );
}
