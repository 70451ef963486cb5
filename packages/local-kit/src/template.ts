import { arnOf, namings } from './arns.ts';
import { resolveIntrinsics } from './intrinsics.ts';

/** A CloudFormation resource. */
export type Resource = {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  /** The condition under which it is made. */
  readonly Condition?: string | undefined;
  readonly Metadata?: Readonly<Record<string, unknown>> | undefined;
  readonly DeletionPolicy?: string | undefined;
  readonly UpdateReplacePolicy?: string | undefined;
};

/** What CloudFormation knows when it resolves a template. */
export type Template = {
  readonly resources: Readonly<Record<string, Resource>>;
  readonly conditions: Readonly<Record<string, unknown>>;
  /** Attributes that only this machine can say, by `LogicalId.Attribute`. */
  readonly attributes: Readonly<Record<string, string>>;
};

/**
 * Resolves CloudFormation's functions in the templates of a service.
 *
 * @throws with the name of a function, condition or resource that is not known
 */
export function resolveIn({ resources, conditions, attributes }: Template): (value: unknown) => unknown {
  const attribute = (path: string): unknown => {
    const known = attributes[path];
    if (known !== undefined) return known;
    const [logicalId = '', name] = path.split('.');
    const resource = Object.hasOwn(resources, logicalId) ? resources[logicalId] : undefined;
    if (resource === undefined) throw new Error(`there is no resource ${logicalId}`);
    const naming = namings[resource.Type];
    const given = naming && resource.Properties[naming.property];
    const worth = naming?.attributes[name ?? 'Ref'];
    if (given !== undefined && worth) return worth(String(resolve(given)));
    return arnOf('local', `${logicalId}.${name ?? 'Arn'}`);
  };
  const resolve = (value: unknown): unknown =>
    whole(resolveIntrinsics(value, { Conditions: conditions }, {}, attribute));
  return resolve;
}

/** The value, unless a function is left in it. */
function whole(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  for (const [name, part] of Object.entries(value)) {
    if (name === 'Fn::If') throw new Error(`there is no condition ${[part].flat()[0]}`);
    if (name.startsWith('Fn::')) throw new Error(`${name} is not supported on this machine`);
    whole(part);
  }
  return value;
}
