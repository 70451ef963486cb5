import { issueCertificates } from '@opsline/local-directory';
import { type DirectorySettings, parseDirectorySettings } from '../../../src/directory/settings.ts';

/** Where the employees of the settings below are. */
export const labDomain = 'OU=Staff,DC=corp,DC=example,DC=com';

/** Checked settings for a test that connects to nothing. */
export async function parsedSettings(): Promise<DirectorySettings> {
  const { caPem } = await issueCertificates('good', ['dc1.corp.example.com'], Date.now());
  return parseDirectorySettings({
    urls: ['ldaps://dc1.corp.example.com'],
    baseDn: labDomain,
    bindDn: 'svc-pwreset@corp.example.com',
    bindPassword: 'not used',
    caPem,
  });
}
