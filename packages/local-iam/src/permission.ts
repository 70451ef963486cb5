import { z } from 'zod';
import { type Conditions, isConditionKey, isOperator } from './conditions.ts';
import { issueLines } from './issue-lines.ts';

/** Whom a permission concerns. */
type Grantee =
  /** The role whose policy it is in. */
  | { readonly roleArn: string }
  /** Who is named by a policy of a resource: a service, or the ARN of a role or of the account. */
  | { readonly principal: string };

/** The smallest part of a policy: one action on one resource. */
export type Permission = {
  /** Of the statement, in the resources of its service; the service's folder before it. */
  readonly path: string;
  readonly effect: 'Allow' | 'Deny';
  readonly action: string;
  readonly resource: string;
  readonly grantee: Grantee;
  readonly conditions: Conditions;
};

/** Whose policy it is: a role's, or a resource's. */
export type Holder = { readonly roleArn: string } | { readonly resource: string };

function listed(value: unknown): unknown[] {
  return [value].flat();
}

// A variable of a policy, such as the caller's name, would have to be filled in.
const text = z.string().regex(/^(?!.*\$\{)/s, 'variables of policies are not evaluated here');
const texts = z.preprocess(listed, z.array(text));

const statementShape = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: texts,
  Resource: texts.optional(),
  Principal: z.strictObject({ AWS: texts.default([]), Service: texts.default([]) }).optional(),
  Condition: z
    .record(
      z.string().refine(isOperator, 'is not evaluated here'),
      z.record(z.string().refine(isConditionKey, 'is not evaluated here'), texts),
    )
    .default({}),
});

const policyShape = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z.preprocess(listed, z.array(statementShape)),
});

type Statement = z.output<typeof statementShape>;

/**
 * The permissions of a policy.
 *
 * @param path where it stands in the resources of its service
 * @throws with the path of everything that is not evaluated here, a line each: nothing is guessed
 */
export function permissionsIn(policy: unknown, path: string, holder: Holder): Permission[] {
  const parsed = policyShape.safeParse(policy);
  if (!parsed.success) throw new Error(issueLines(parsed.error, path));
  return parsed.data.Statement.flatMap((statement, index) => {
    const at = `${path}.Statement[${index}]`;
    const resources = resourcesOf(statement, at, holder);
    return granteesOf(statement, at, holder).flatMap((grantee) =>
      statement.Action.flatMap((action) =>
        resources.map((resource) => ({
          path: at,
          effect: statement.Effect,
          action,
          resource,
          grantee,
          conditions: statement.Condition,
        })),
      ),
    );
  });
}

function granteesOf({ Principal }: Statement, at: string, holder: Holder): Grantee[] {
  if ('roleArn' in holder) {
    if (Principal) throw new Error(`${at}.Principal: expected none in a policy of a role`);
    return [holder];
  }
  if (!Principal) throw new Error(`${at}.Principal: expected one in a policy of a resource`);
  return [...Principal.AWS, ...Principal.Service].map((principal) => ({ principal }));
}

/** In a policy of a resource, none and `*` are the resource itself. */
function resourcesOf({ Resource }: Statement, at: string, holder: Holder): string[] {
  if ('resource' in holder) return (Resource ?? ['*']).map((one) => (one === '*' ? holder.resource : one));
  if (!Resource) throw new Error(`${at}.Resource: expected in a policy of a role`);
  return Resource;
}
