import { type KeySpec, keyArn, type QueueSpec, queueOf, queueUrl, secretArn } from '@opsline/local-aws';
import { arnOf, functionArn } from '@opsline/local-kit/arns';
import { type Resource, resolveIn } from '@opsline/local-kit/template';
import type { ServiceFolder } from './service-folder.ts';

/** The resources of one type, of all services, by logical ID. */
export function resourcesOf(services: readonly ServiceFolder[], type: string): Record<string, Resource> {
  return Object.fromEntries(
    services.flatMap(({ resources }) => Object.entries(resources).filter(([, { Type }]) => Type === type)),
  );
}

/** The aliases of KMS keys, each with the logical ID of the key that it names, where the same template makes it. */
function aliasesOf(
  services: readonly ServiceFolder[],
): { readonly alias: string; readonly target: string }[] {
  return services.flatMap((service) => {
    const ids = Object.keys(resourcesOf([service], 'AWS::KMS::Key'));
    const resolve = resolveIn({ ...service, attributes: Object.fromEntries(ids.map((id) => [id, id])) });
    return Object.values(resourcesOf([service], 'AWS::KMS::Alias')).map(({ Properties }) => ({
      alias: String(resolve(Properties.AliasName)),
      target: String(resolve(Properties.TargetKeyId)),
    }));
  });
}

/** The KMS keys that the services deploy, by their alias. */
function keysOf(services: readonly ServiceFolder[]): KeySpec[] {
  const keys = resourcesOf(services, 'AWS::KMS::Key');
  return aliasesOf(services).map(({ alias, target }) => {
    const usage = keys[target]?.Properties.KeyUsage ?? 'ENCRYPT_DECRYPT';
    if (usage !== 'GENERATE_VERIFY_MAC' && usage !== 'ENCRYPT_DECRYPT') {
      throw new Error(`${target}.KeyUsage: expected GENERATE_VERIFY_MAC or ENCRYPT_DECRYPT`);
    }
    if (!isAlias(alias)) throw new Error(`AliasName: expected alias/…, not ${alias}`);
    return { alias, usage };
  });
}

/** The ARNs of those keys, as templates name them. */
export function keyAttributes(services: readonly ServiceFolder[]): Record<string, string> {
  return Object.fromEntries(aliasesOf(services).map(({ alias, target }) => [`${target}.Arn`, keyArn(alias)]));
}

/** The queues that the services deploy. */
export function queuesOf(services: readonly ServiceFolder[]): QueueSpec[] {
  return services.flatMap((service) => {
    const resolve = resolveIn({ ...service, attributes: {} });
    return Object.entries(resourcesOf([service], 'AWS::SQS::Queue')).map(([id, { Properties }]) =>
      queueOf(`Resources.${id}.Properties`, resolve(Properties)),
    );
  });
}

/** The URLs of those queues at an endpoint, as templates name them. */
export function queueAttributes(
  services: readonly ServiceFolder[],
  endpoint: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(resourcesOf(services, 'AWS::SQS::Queue')).map(([id, { Properties }]) => [
      id,
      queueUrl(endpoint, String(Properties.QueueName)),
    ]),
  );
}

/** The ARNs of the topics that the services deploy. */
export function topicsOf(services: readonly ServiceFolder[]): string[] {
  return Object.values(resourcesOf(services, 'AWS::SNS::Topic')).map(({ Properties }) =>
    arnOf('sns', String(Properties.TopicName)),
  );
}

/** The secrets that the services deploy, by logical ID: their names, which are the logical IDs unless told. */
export function secretsOf(services: readonly ServiceFolder[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(resourcesOf(services, 'AWS::SecretsManager::Secret')).map(([id, { Properties }]) => [
      id,
      String(Properties.Name ?? id),
    ]),
  );
}

/** What there is in an account into which the services are deployed. */
export function accountOf(services: readonly ServiceFolder[]) {
  return {
    keys: keysOf(services),
    queues: queuesOf(services),
    secrets: Object.values(secretsOf(services)),
    topics: topicsOf(services),
  };
}

/** The ARNs of those secrets, as templates name them. */
export function secretAttributes(services: readonly ServiceFolder[]): Record<string, string> {
  return Object.fromEntries(Object.entries(secretsOf(services)).map(([id, name]) => [id, secretArn(name)]));
}

/** What CloudFormation fills into the environments of a service's functions, by their deployed names. */
export function filledIn(
  service: ServiceFolder,
  attributes: Readonly<Record<string, string>>,
): Record<string, Record<string, string>> {
  const resolve = resolveIn({ ...service, attributes });
  return Object.fromEntries(
    Object.entries(service.settings).map(([key, { environment }]) => {
      const references = Object.entries(environment).filter(([, value]) => typeof value === 'object');
      const values = references.map(([name, value]) => [name, String(resolve(value))]);
      return [service.functions[key] ?? '', Object.fromEntries(values)];
    }),
  );
}

function isAlias(name: string): name is KeySpec['alias'] {
  return name.startsWith('alias/');
}

/** The logical ID that a `Ref` names; of an `Fn::If` the first branch, since nothing is left here of an earlier time. */
export function referenceIn(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'Fn::If' in value) {
    return referenceIn([value['Fn::If']].flat()[1]);
  }
  return typeof value === 'object' && value !== null && 'Ref' in value ? String(value.Ref) : '';
}

/** The ARNs of the functions, as templates name them. */
export function functionAttributes(services: readonly ServiceFolder[]): Record<string, string> {
  return Object.fromEntries(
    services.flatMap(({ functions }) =>
      Object.entries(functions).map(([key, name]) => [`${logicalIdOf(key)}.Arn`, functionArn(name)]),
    ),
  );
}

/** The logical ID under which a function deploys, by its key in serverless.yml. */
export function logicalIdOf(key: string): string {
  return `${key[0]?.toUpperCase()}${key.slice(1)}LambdaFunction`;
}

/** The function that a CloudFormation logical ID names: `PatchStatusLambdaFunction` is `patchStatus`. */
export function functionNamed(logicalId: string, { functions, service }: ServiceFolder): string {
  const name = Object.entries(functions).find(([key]) => logicalIdOf(key) === logicalId)?.[1];
  if (name === undefined) throw new Error(`${service}: no function deploys as ${logicalId}`);
  return name;
}
