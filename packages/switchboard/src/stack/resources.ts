import { type KeySpec, keyArn } from '@opsline/local-aws';
import type { Resource } from '@opsline/local-kit/template';
import type { ServiceFolder } from './service-folder.ts';

/** The resources of one type, of all services, by logical ID. */
export function resourcesOf(services: readonly ServiceFolder[], type: string): Record<string, Resource> {
  return Object.fromEntries(
    services.flatMap(({ resources }) => Object.entries(resources).filter(([, { Type }]) => Type === type)),
  );
}

/** The KMS keys that the services deploy, by their alias. */
export function keysOf(services: readonly ServiceFolder[]): KeySpec[] {
  const keys = resourcesOf(services, 'AWS::KMS::Key');
  return Object.values(resourcesOf(services, 'AWS::KMS::Alias')).map(({ Properties }) => {
    const target = referenceIn(Properties.TargetKeyId);
    const usage = keys[target]?.Properties.KeyUsage ?? 'ENCRYPT_DECRYPT';
    const alias = String(Properties.AliasName);
    if (usage !== 'GENERATE_VERIFY_MAC' && usage !== 'ENCRYPT_DECRYPT') {
      throw new Error(`${target}.KeyUsage: expected GENERATE_VERIFY_MAC or ENCRYPT_DECRYPT`);
    }
    if (!isAlias(alias)) throw new Error(`AliasName: expected alias/…, not ${alias}`);
    return { alias, usage };
  });
}

/** The ARNs of those keys, as templates name them. */
export function keyAttributes(services: readonly ServiceFolder[]): Record<string, string> {
  return Object.fromEntries(
    Object.values(resourcesOf(services, 'AWS::KMS::Alias')).map(({ Properties }) => [
      `${referenceIn(Properties.TargetKeyId)}.Arn`,
      keyArn(String(Properties.AliasName)),
    ]),
  );
}

function isAlias(name: string): name is KeySpec['alias'] {
  return name.startsWith('alias/');
}

/** The logical ID that a `Ref` names. */
export function referenceIn(value: unknown): string {
  return typeof value === 'object' && value !== null && 'Ref' in value ? String(value.Ref) : '';
}

/** The function that a CloudFormation logical ID names: `PatchStatusLambdaFunction` is `patchStatus`. */
export function functionNamed(logicalId: string, { functions, service }: ServiceFolder): string {
  const name = Object.entries(functions).find(
    ([key]) => `${key[0]?.toUpperCase()}${key.slice(1)}LambdaFunction` === logicalId,
  )?.[1];
  if (name === undefined) throw new Error(`${service}: no function deploys as ${logicalId}`);
  return name;
}
