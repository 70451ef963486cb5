import type { LocalDirectory } from '@opsline/local-directory';
import type { DirectorySettingsInput } from '../../../src/directory/settings.ts';

/** The settings for a local directory. */
export function settingsOf({
  url,
  baseDn,
  bindDn,
  bindPassword,
  caPem,
}: LocalDirectory): DirectorySettingsInput {
  return {
    urls: [url],
    baseDn,
    bindDn,
    bindPassword,
    caPem,
  };
}
