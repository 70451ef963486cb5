import { X509Certificate } from 'node:crypto';
import * as z from 'zod/mini';
import { perDetail } from '../record/on-record.ts';

const ldapPorts = ['389', '3268'];

/** Of the global catalog over TLS (MS-ADTS 3.1.1.3.1.10): a replica of part of each object. */
const globalCatalog = '3269';

export const ldapsUrl = z.string().check(
  z.refine((value) => URL.parse(value)?.port !== globalCatalog, {
    error:
      'expected the port of a domain controller, 636: the global catalog, 3269, is read-only, so no password is set there',
  }),
  z.refine(
    (value) => {
      const url = URL.parse(value);
      return (
        url?.protocol === 'ldaps:' &&
        url.hostname !== '' &&
        !ldapPorts.includes(url.port) &&
        url.username + url.password + url.search + url.hash + url.pathname.replace('/', '') === ''
      );
    },
    {
      error: 'expected ldaps://host or ldaps://host:port; plain LDAP and its ports 389 and 3268 are refused',
    },
  ),
);

export const dn = z.string().check(z.regex(/^(?:CN|OU|DC)=.+/i, { error: 'expected a distinguished name' }));

const certificate = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/** PEM of one CA certificate or of several: root and issuing CA, or an old one and its successor. */
export const caPem = z
  .string()
  .check(
    z.refine(isAllCas, { error: 'expected CA certificates in PEM, and nothing else that begins like it' }),
  );

/** What stands between certificates is a comment; a key, or a certificate that is cut off, is none. */
function isAllCas(pem: string): boolean {
  const found = pem.match(certificate) ?? [];
  try {
    return (
      found.length > 0 &&
      found.length === pem.split('-----BEGIN ').length - 1 &&
      found.every((one) => new X509Certificate(one).ca)
    );
  } catch {
    return false;
  }
}

export const attributeName = z
  .string()
  .check(z.regex(/^[A-Za-z][A-Za-z0-9-]*$/, { error: 'expected an attribute name' }));

const milliseconds = z.int().check(z.gte(1));

const attributes = z.strictObject({
  mobile: z._default(attributeName, 'mobile'),
  ...perDetail((name) => z._default(attributeName, name)),
});

/** Milliseconds, and bytes of one connection. The defaults are ours; a test may be quicker, nobody may be slower. */
const limits = z.strictObject({
  connectMs: z._default(milliseconds.check(z.lte(1_000)), 1_000),
  operationMs: z._default(milliseconds.check(z.lte(2_000)), 2_000),
  totalMs: z._default(milliseconds.check(z.lte(6_000)), 6_000),
  receivedBytes: z._default(z.int().check(z.gte(1_024)), 262_144),
});

/**
 * Where the directory is and how to ask it. `urls` are tried in order; `baseDn` is where employees are searched;
 * accounts in one of `denyGroups` (DNs of security groups, nested and primary ones too) are not reset by phone.
 */
const directorySettings = z.strictObject({
  urls: z.array(ldapsUrl).check(z.minLength(1)),
  baseDn: dn,
  bindDn: z.string().check(z.minLength(1)),
  bindPassword: z.string().check(z.minLength(1)),
  caPem,
  attributes: z.prefault(attributes, {}),
  denyGroups: z._default(z.array(dn), []),
  limits: z.prefault(limits, {}),
});

/** What the settings may be given as: attributes, deny groups and limits have defaults. */
export type DirectorySettingsInput = z.input<typeof directorySettings>;

/** Checked settings, with the defaults filled in. */
export type DirectorySettings = z.output<typeof directorySettings>;

/**
 * Checks the settings.
 * @throws ZodError naming the path and what was expected, never the value.
 */
export function parseDirectorySettings(input: unknown): DirectorySettings {
  return directorySettings.parse(input);
}
