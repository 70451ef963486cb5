import type { LocalDirectory } from '@opsline/local-directory';
import type { DirectorySettingsInput } from '../src/directory-settings.ts';

/** The settings for a local directory, with limits that a test can wait for. */
export const settingsOf = ({
  url,
  baseDn,
  bindDn,
  bindPassword,
  caPem,
}: LocalDirectory): DirectorySettingsInput => ({
  urls: [url],
  baseDn,
  bindDn,
  bindPassword,
  caPem,
  limits: { connectMs: 600, operationMs: 300, totalMs: 3_000 },
});
