import { accountId } from '@opsline/local-kit/account';
import type { Access, AccessRequest, Principal } from './access.ts';
import { account, decide } from './decide.ts';
import { type Deployed, madeOf } from './deployed.ts';
import type { Permission } from './permission.ts';
import { permissionsOf } from './permissions-of.ts';
import { principalsOf } from './principals-of.ts';

/** Why somebody may not do something, in AWS's words: whoever calls is unknown, or may not. */
type Refusal = { readonly kind: 'unknown caller' | 'denied'; readonly message: string };

/** Says whether whoever has an access key may do something; nothing when they may. */
export type Authorize = (accessKey: string | undefined, access: Access) => Refusal | undefined;

/** Who may do what, as the templates of these services say. */
export type AccessControl = {
  readonly permissions: readonly Permission[];
  readonly authorize: Authorize;
  /** What was asked so far, each request once; of the administrator nothing. */
  readonly requests: () => readonly AccessRequest[];
  /** Why something was refused so far, each reason once. */
  readonly refusals: () => readonly string[];
  /** Takes permissions away; returns the function that gives them back. */
  readonly withdraw: (which: (permission: Permission) => boolean) => () => void;
};

/** The access key of whoever administers this machine's account, and may do everything. */
const administrator = 'local';

/**
 * Reads who may do what.
 *
 * @param attributes what only this machine can say of resources, by `LogicalId.Attribute`
 * @param foreign ARNs of keys that none of these services makes, with the policy that KMS gives a key by itself, and of
 * roles of other accounts, which trust this one
 * @throws with the place of what is not evaluated here
 */
export function accessControl(
  services: readonly Deployed[],
  attributes: Readonly<Record<string, string>> = {},
  foreign: readonly string[] = [],
): AccessControl {
  const made = services.map((service) => ({ service, resources: madeOf(service, attributes) }));
  const permissions = [
    ...made.flatMap(({ service, resources }) => permissionsOf(service, resources)),
    ...foreign.map(leftToAccount),
  ];
  const principals = new Map(made.flatMap(({ service, resources }) => [...principalsOf(service, resources)]));
  const withdrawn = new Set<(permission: Permission) => boolean>();
  const asked = new Map<string, AccessRequest>();
  const refusals = new Set<string>();

  const refusalOf: RefusalOf = (principal, access) => {
    const request = { principal, access };
    asked.set(JSON.stringify(request), request);
    const left = permissions.filter((one) => ![...withdrawn].some((which) => which(one)));
    const verdict = decide(left, request);
    if (verdict.outcome === 'allowed') return undefined;
    const message = `${deniedTo(principal, access)} ${verdict.because}`;
    refusals.add(message);
    return { kind: 'denied', message };
  };

  return {
    permissions,
    authorize: (accessKey, access) => {
      if (accessKey === administrator) return undefined;
      const principal = principals.get(accessKey ?? '');
      if (!principal) {
        return { kind: 'unknown caller', message: 'The security token included in the request is invalid.' };
      }
      return (
        assumptionRefused(principal, refusalOf) ??
        refusalOf(principal, access) ??
        runRefused(principals, access, refusalOf)
      );
    },
    requests: () => [...asked.values()],
    refusals: () => [...refusals],
    withdraw: (which) => {
      withdrawn.add(which);
      return () => withdrawn.delete(which);
    },
  };
}

/** KMS, "Default key policy"; and a role that trusts an account. */
function leftToAccount(resource: string): Permission {
  return {
    path: resource,
    effect: 'Allow',
    action: resource.includes(':role/') ? 'sts:AssumeRole' : 'kms:*',
    resource,
    grantee: { principal: account },
    conditions: {},
  };
}

type RefusalOf = (principal: Principal, access: Access) => Refusal | undefined;

/** Lambda runs a function with its role, whatever the function does then. */
function runRefused(
  principals: ReadonlyMap<string, Principal>,
  { action, resource }: Access,
  refusalOf: RefusalOf,
): Refusal | undefined {
  const invoked = action === 'lambda:InvokeFunction' ? principals.get(resource) : undefined;
  return invoked && assumptionRefused(invoked, refusalOf);
}

/** Nobody has a role's credentials whom the role does not trust. */
function assumptionRefused(principal: Principal, refusalOf: RefusalOf): Refusal | undefined {
  if (principal.kind === 'service') return undefined;
  const { assumedBy: service, roleArn: resource } = principal;
  if (service === undefined) return undefined;
  // Lambda says nothing of whose function it is.
  const context = service === 'lambda.amazonaws.com' ? {} : { 'aws:SourceAccount': accountId };
  return refusalOf({ kind: 'service', service, context }, { action: 'sts:AssumeRole', resource });
}

function deniedTo(principal: Principal, { action, resource }: Access): string {
  const name =
    principal.kind === 'service'
      ? principal.service
      : `arn:aws:sts::${accountId}:assumed-role/${principal.roleArn.split('/').at(-1)}/${principal.session}`;
  return `User: ${name} is not authorized to perform: ${action} on resource: ${resource}`;
}
