import * as z from 'zod/mini';
import { type DirectorySettings, parseDirectorySettings } from '../directory-settings.ts';
import { name } from './name.ts';

/** What every function that asks the directory knows: where it is, and whose accounts may be reset by phone. */
export const directoryVariables = {
  /** `ldaps://` URLs, separated by commas, in the order in which they are tried. */
  DIRECTORY_URLS: name,
  DIRECTORY_BASE_DN: name,
  DIRECTORY_BIND_DN: name,
  /** A ciphertext of KMS, base64, and the symmetric key it was made with. */
  DIRECTORY_BIND_PASSWORD: z.base64().check(z.minLength(1)),
  DIRECTORY_KEY: name,
  /** The CA that signed the domain controllers' certificates: PEM, its line breaks written `\n` or as they are. */
  DIRECTORY_CA: name,
  /** DNs, separated by semicolons; may be empty. */
  DIRECTORY_DENY_GROUPS: z.string(),
  /** Attributes: of the mobile number, the date of birth and the month started; separated by commas. */
  DIRECTORY_ATTRIBUTES: z.string().check(z.regex(/^[^,]+,[^,]+,[^,]+$/)),
  /** Whether the caller must call from the number on record (PR6). */
  CALLER_NUMBER: z.enum(['on', 'off']),
  /** Prefixes of numbers that may be texted: "+1,+44". */
  TEXTABLE_PREFIXES: z.string().check(z.regex(/^\+[1-9][0-9]{0,6}(,\+[1-9][0-9]{0,6})*$/)),
};

type Variables = Readonly<
  Record<'DIRECTORY_URLS' | 'DIRECTORY_BASE_DN' | 'DIRECTORY_BIND_DN' | 'DIRECTORY_CA', string> &
    Record<'DIRECTORY_DENY_GROUPS' | 'DIRECTORY_ATTRIBUTES', string>
>;

/**
 * What the variables say of the directory, but for the bind password.
 *
 * @throws ZodError naming what is wrong, never the value
 */
export function directorySettingsIn(env: Variables): Omit<DirectorySettings, 'bindPassword'> {
  const [mobile, birthDate, monthStarted] = env.DIRECTORY_ATTRIBUTES.split(',');
  const { bindPassword: _, ...directory } = parseDirectorySettings({
    urls: env.DIRECTORY_URLS.split(','),
    baseDn: env.DIRECTORY_BASE_DN,
    bindDn: env.DIRECTORY_BIND_DN,
    bindPassword: 'decrypted later',
    caPem: env.DIRECTORY_CA.replaceAll('\\n', '\n'),
    attributes: { mobile, birthDate, monthStarted },
    denyGroups: env.DIRECTORY_DENY_GROUPS.split(';').filter(Boolean),
  });
  return directory;
}
