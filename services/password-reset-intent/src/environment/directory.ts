import { parseAt } from '@opsline/function-kit/door';
import { hour } from '@opsline/function-kit/durations';
import { numberInWords } from '@opsline/lex-kit';
import { list } from '@opsline/settings/list';
import { wholeNumber } from '@opsline/settings/numbers';
import { oneOf, text, within } from '@opsline/settings/text';
import { textablePrefixes } from '@opsline/settings/texts';
import { timeZoneName } from '@opsline/settings/time-zone';
import { unshown } from '@opsline/settings/unshown';
import * as z from 'zod/mini';
import {
  attributeName,
  caPem,
  type DirectorySettings,
  dn,
  ldapsUrl,
  parseDirectorySettings,
} from '../directory/settings.ts';
import { detailNames } from '../record/on-record.ts';
import type { Rules } from '../reset/eligible.ts';
import { name } from './name.ts';

/** The DNs in a text, without the white space around them; a semicolon or a blank that is escaped is part of one. */
function dnsIn(text: string): string[] {
  return (text.match(/(?:\\.|[^;])+/gs) ?? [])
    .map((one) => one.trimStart().replace(/(?<!\\)\s+$/, ''))
    .filter((one) => one !== '');
}

/** Whose attributes a deployment names, in this order. */
const attributesNamed = ['mobile', ...detailNames];

/**
 * So many characters each may have: a function's variables have 4096 bytes together (AWS Lambda, "Lambda quotas"), and a
 * ciphertext of KMS is up to 200 bytes longer than the password in it, a third more in base64.
 */
const most = {
  urls: 512,
  dn: 256,
  ciphertext: 512,
  caFile: 128,
  denyGroups: 960,
  attributes: 192,
};

/** What every function that asks the directory knows: where it is, and whose accounts may be reset by phone. */
export const directoryVariables = {
  /** `ldaps://` URLs, separated by commas, in the order in which they are tried. */
  DIRECTORY_URLS: within(most.urls, list(',', ldapsUrl)),
  DIRECTORY_BASE_DN: within(most.dn, z.pipe(text, dn)),
  DIRECTORY_BIND_DN: within(most.dn, text),
  /** A ciphertext of KMS, base64, and the symmetric key it was made with. */
  DIRECTORY_BIND_PASSWORD: unshown(
    within(most.ciphertext, z.pipe(text, z.base64({ error: 'expected a ciphertext of KMS, in base64' }))),
  ),
  DIRECTORY_KEY: name,
  /** The file with the CAs that signed the domain controllers' certificates, by its path in the bundle. */
  DIRECTORY_CA_FILE: within(most.caFile, text),
  /** DNs of security groups, separated by semicolons; may be empty. */
  DIRECTORY_DENY_GROUPS: within(
    most.denyGroups,
    z.pipe(
      z.pipe(z.string(), z.transform(dnsIn)),
      z.pipe(
        z.array(dn),
        z.transform((groups: string[]) => groups.join(';')),
      ),
    ),
  ),
  /** Attributes: of the mobile number, and of each detail; separated by commas. */
  DIRECTORY_ATTRIBUTES: within(
    most.attributes,
    list(',', attributeName).check(
      z.refine((names) => names.split(',').length === attributesNamed.length, {
        error: `expected ${numberInWords(attributesNamed.length)} attributes`,
      }),
    ),
  ),
  /** Which comes first where the directory writes `02/01/1990`. */
  DIRECTORY_DATE_ORDER: oneOf(['day first', 'month first']),
  /** In which it is today, and in which times on record are read. */
  TIME_ZONE: timeZoneName,
  /** Whether the caller must call from the number on record. */
  CALLER_NUMBER: oneOf(['on', 'off']),
  TEXTABLE_PREFIXES: textablePrefixes,
  /** For so long, in hours, a number on record that was changed is not texted; 0: it is. */
  NUMBER_HOLD_HOURS: wholeNumber(0, 720),
};

const schema = z.object(directoryVariables);
type Variables = z.output<typeof schema>;

/** Reads a file, by its path from the working directory: of a function the bundle. It throws where there is none. */
export type ReadFile = (path: string) => string;

const certificates = z.object({ DIRECTORY_CA_FILE: caPem });

function caPemIn({ DIRECTORY_CA_FILE: path }: Variables, readFile: ReadFile): string {
  return parseAt('environment', certificates, { DIRECTORY_CA_FILE: textOr('', () => readFile(path)) })
    .DIRECTORY_CA_FILE;
}

/** A file that is not there is told as one that holds no certificate. */
function textOr(none: string, read: () => string): string {
  try {
    return read();
  } catch {
    return none;
  }
}

/**
 * What the variables say of the directory, but for the bind password.
 *
 * @throws {InputError} or ZodError naming what is wrong, never the value
 */
export function directorySettingsIn(
  env: Variables,
  readFile: ReadFile,
): Omit<DirectorySettings, 'bindPassword'> {
  const names = env.DIRECTORY_ATTRIBUTES.split(',');
  const { bindPassword: _, ...directory } = parseDirectorySettings({
    urls: env.DIRECTORY_URLS.split(','),
    baseDn: env.DIRECTORY_BASE_DN,
    bindDn: env.DIRECTORY_BIND_DN,
    bindPassword: 'decrypted later',
    caPem: caPemIn(env, readFile),
    attributes: Object.fromEntries(attributesNamed.map((name, place) => [name, names[place]])),
    denyGroups: dnsIn(env.DIRECTORY_DENY_GROUPS),
  });
  return directory;
}

/** What the variables say of who may be reset by phone. */
export function rulesIn(env: Variables): Rules {
  return {
    callerNumber: env.CALLER_NUMBER,
    textablePrefixes: env.TEXTABLE_PREFIXES.split(','),
    dateOrder: env.DIRECTORY_DATE_ORDER,
    timeZone: env.TIME_ZONE,
    numberHoldMs: Number(env.NUMBER_HOLD_HOURS) * hour,
  };
}
