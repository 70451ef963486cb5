import type { KMSClient } from '@aws-sdk/client-kms';
import { type BindPassword, bindPasswordFrom } from './bind-password.ts';
import type { Clock } from './clock.ts';
import type { Directory } from './directory.ts';
import { openDirectory } from './ldap-directory.ts';
import type { DirectorySettingsInput } from './settings.ts';

/**
 * Opens the directory for one turn, with the bind password that KMS decrypts.
 *
 * @param clock what the directory's limits are measured by
 * @throws what `bindPasswordFrom` and `openDirectory` do, each time it is opened
 */
export function directoryOpener(
  client: KMSClient,
  settings: Omit<DirectorySettingsInput, 'bindPassword'>,
  encrypted: Omit<BindPassword, 'bindDn'>,
  clock: Clock,
): () => Promise<Directory> {
  const bindPassword = bindPasswordFrom(client, { ...encrypted, bindDn: settings.bindDn });
  return async () => openDirectory({ ...settings, bindPassword: await bindPassword() }, clock);
}
