/** One thing that somebody wants to do, as IAM sees it. */
export type Access = {
  /** `kms:GenerateMac` */
  readonly action: string;
  /** An ARN, a phone number, or `*` where the service knows no resource for the action. */
  readonly resource: string;
  /** What conditions are asked of, by condition key. */
  readonly context?: Context;
};

/** What a request says, by condition key: one value, or several of a key that has several. */
export type Context = Readonly<Record<string, string | readonly string[]>>;

/** Whoever calls: a role that a service has assumed, or a service itself. */
export type Principal = RoleSession | ServicePrincipal;

export type RoleSession = {
  readonly kind: 'role';
  readonly roleArn: string;
  /** What the session is called: the function's name. */
  readonly session: string;
  /** The service that assumes the role, for instance `lambda.amazonaws.com`; none where another role asks to. */
  readonly assumedBy: string | undefined;
  readonly context: Readonly<Record<string, string>>;
};

type ServicePrincipal = {
  readonly kind: 'service';
  /** `connect.amazonaws.com` */
  readonly service: string;
  readonly context: Readonly<Record<string, string>>;
};

/** A request: who wants what. */
export type AccessRequest = { readonly principal: Principal; readonly access: Access };
