import { keyArn } from '@opsline/local-aws';
import { type AccessControl, accessControl } from '@opsline/local-iam';
import { botAttributes } from './bots.ts';
import { keyAttributes, secretAttributes } from './resources.ts';
import { readService, type ServiceFolder } from './service-folder.ts';

/** Who may do what in these services. */
export function accessIn(
  services: readonly ServiceFolder[],
  foreignKeys: readonly string[] = [],
  foreignRoles: readonly string[] = [],
): AccessControl {
  const attributes = {
    ...botAttributes(services),
    ...keyAttributes(services),
    ...secretAttributes(services),
  };
  return accessControl(services, attributes, [...foreignKeys.map((alias) => keyArn(alias)), ...foreignRoles]);
}

/** Who may do what in one service, and how its functions are called. */
export type ServiceAccess = AccessControl & { readonly names: Readonly<Record<string, string>> };

/**
 * Reads who may do what in a service as it is deployed on a stage.
 *
 * @param foreignKeys aliases of the keys that it uses and another service makes
 * @param parameters what the stage sets; nothing, unless told
 */
export async function accessOf(
  folder: string,
  onStage: string,
  foreignKeys: readonly string[] = [],
  parameters: Readonly<Record<string, string>> = {},
): Promise<ServiceAccess> {
  const service = await readService(folder, { stage: onStage, parameters });
  return { ...accessIn([service], foreignKeys), names: service.functions };
}
