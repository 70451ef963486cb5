import { accountId } from '@opsline/local-kit/account';
import type { AccessRequest, Principal } from './access.ts';
import { meets } from './conditions.ts';
import { matchesText } from './patterns.ts';
import type { Permission } from './permission.ts';

/** Whether somebody may do something; if not, why, in AWS's words. */
export type Verdict =
  | { readonly outcome: 'allowed' }
  | { readonly outcome: 'refused'; readonly because: string };

/** A policy of a resource that names the account leaves the decision to the policies of its roles. */
export const account = `arn:aws:iam::${accountId}:root`;

/** Where a policy of the resource has to agree (KMS, "Key policies"; IAM, "Role trust policies"). */
const closed = /^(kms|sts):/;

/**
 * What the policies of one account say of a request (IAM, "Policy evaluation logic"): a Deny wins; a role needs an Allow
 * of its own or of the resource, and with a key of both; a service needs one of the resource.
 */
export function decide(permissions: readonly Permission[], request: AccessRequest): Verdict {
  return verdictOf(concerningAmong(permissions, request), request);
}

/**
 * The permissions whose loss would refuse one of these requests, all others staying.
 */
export function neededAmong(
  permissions: readonly Permission[],
  requests: readonly AccessRequest[],
): ReadonlySet<Permission> {
  return new Set(
    requests.flatMap((request) => {
      const concerning = concerningAmong(permissions, request);
      if (verdictOf(concerning, request).outcome === 'refused') return [];
      const without = (lost: Permission) => concerning.filter((one) => one !== lost);
      return concerning.filter((one) => verdictOf(without(one), request).outcome === 'refused');
    }),
  );
}

function verdictOf(concerning: readonly Permission[], { principal, access }: AccessRequest): Verdict {
  const denial = concerning.find(({ effect }) => effect === 'Deny');
  if (denial) return { outcome: 'refused', because: `with an explicit deny in a${kindOf(denial)} policy` };
  const byIdentity = concerning.some(({ grantee }) => 'roleArn' in grantee);
  const named = concerning.flatMap(({ grantee }) => ('principal' in grantee ? [grantee.principal] : []));
  const byResource = named.some((one) => one !== account);
  const agreed = !closed.test(access.action) || named.includes(account);
  if (byResource || (byIdentity && agreed)) return { outcome: 'allowed' };
  const missing = byIdentity || principal.kind === 'service' ? 'resource' : 'identity';
  return {
    outcome: 'refused',
    because: `because no ${missing}-based policy allows the ${access.action} action`,
  };
}

function kindOf({ grantee }: Permission): string {
  return 'roleArn' in grantee ? 'n identity-based' : ' resource-based';
}

function concerningAmong(
  permissions: readonly Permission[],
  { principal, access }: AccessRequest,
): Permission[] {
  const context = { ...principal.context, ...access.context };
  return permissions.filter(
    (permission) =>
      concerns(permission, principal) &&
      matchesText(permission.action.toLowerCase(), access.action.toLowerCase()) &&
      matchesText(permission.resource, access.resource) &&
      meets(permission.conditions, context),
  );
}

function concerns({ grantee }: Permission, principal: Principal): boolean {
  if (principal.kind === 'service') return 'principal' in grantee && grantee.principal === principal.service;
  return 'roleArn' in grantee
    ? grantee.roleArn === principal.roleArn
    : [account, principal.roleArn].includes(grantee.principal);
}
