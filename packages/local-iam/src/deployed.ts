import { functionArn, roleArn } from '@opsline/local-kit/arns';
import { type Resource, resolveIn } from '@opsline/local-kit/template';

/** A service as it is deployed. */
export type Deployed = {
  /** Its folder, for where something is written. */
  readonly folder: string;
  readonly service: string;
  /** Function key in serverless.yml → deployed function name. */
  readonly functions: Readonly<Record<string, string>>;
  /** Function key in serverless.yml → logical ID of its role. */
  readonly roles: Readonly<Record<string, string>>;
  readonly resources: Readonly<Record<string, Resource>>;
  readonly conditions: Readonly<Record<string, unknown>>;
};

/** What CloudFormation would say of functions and roles, by `LogicalId` and `LogicalId.Arn`. */
function ownAttributes({ service, functions, resources }: Deployed): Record<string, string> {
  const roles = Object.keys(resources).filter((id) => resources[id]?.Type === 'AWS::IAM::Role');
  return Object.fromEntries([
    ...Object.entries(functions).flatMap(([key, name]) => {
      const id = `${key[0]?.toUpperCase()}${key.slice(1)}LambdaFunction`;
      return [
        [id, name],
        [`${id}.Arn`, functionArn(name)],
      ];
    }),
    ...roles.flatMap((id) => [
      [id, `${service}-${id}`],
      [`${id}.Arn`, roleArn(`${service}-${id}`)],
    ]),
  ]);
}

/** A resource that is made; its functions of CloudFormation are resolved when somebody asks. */
export type Made = {
  /** In the resources of its service. */
  readonly path: string;
  readonly type: string;
  readonly properties: () => Readonly<Record<string, unknown>>;
  readonly ref: () => string;
  readonly arn: () => string;
};

/**
 * The resources of a service that are made.
 *
 * @param attributes what only this machine can say, by `LogicalId.Attribute`
 */
export function madeOf(service: Deployed, attributes: Readonly<Record<string, string>>): Made[] {
  const resolve = resolveIn({ ...service, attributes: { ...ownAttributes(service), ...attributes } });
  return Object.entries(service.resources)
    .filter(([, { Condition }]) => Condition === undefined || resolve({ Condition }) === true)
    .map(([id, { Type, Properties }]) => ({
      path: `Resources.${id}`,
      type: Type,
      properties: () => ({ ...Object(resolve(Properties)) }),
      ref: () => String(resolve({ Ref: id })),
      arn: () => String(resolve({ 'Fn::GetAtt': [id, 'Arn'] })),
    }));
}
