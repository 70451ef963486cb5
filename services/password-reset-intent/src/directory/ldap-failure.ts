import { ResultCodeError } from 'ldapts';
import { DirectoryError, type DirectoryFault } from './directory.ts';

/**
 * What an LDAP error says, without its words: the result code, and the numbers that Active Directory puts into its
 * diagnostic text. The codes are those of RFC 4511 A.1; sentences are never read.
 */
type LdapResult = {
  /** Result code; undefined when no answer came. */
  readonly code: number | undefined;
  /** The eight hex digits that the diagnostic begins with, upper case: a Windows error. */
  readonly win32: string | undefined;
  /** The reason of a refused bind: 52e, 525, 530 … 775. */
  readonly data: string | undefined;
};

/** A client that has lost its connection does not make a second one: that one would not be bound. */
export class SecondConnectionError extends Error {
  override readonly name = 'SecondConnectionError';
}

/** Takes the numbers out of an error. */
export function ldapResult(error: unknown): LdapResult {
  if (!(error instanceof ResultCodeError)) return { code: undefined, win32: undefined, data: undefined };
  return {
    code: error.code,
    win32: /^([0-9a-f]{8}):/i.exec(error.message)?.[1]?.toUpperCase(),
    data: error.code === 49 ? /, data ([0-9a-f]+),/i.exec(error.message)?.[1] : undefined,
  };
}

/** "The password does not meet the policy": ERROR_PASSWORD_RESTRICTION, with result 19 or 53 depending on the DC. */
export function isPolicyRefusal({ code, win32 }: LdapResult): boolean {
  return win32 === '0000052D' && (code === 19 || code === 53);
}

const faultsByCode: Readonly<Record<number, DirectoryFault>> = {
  8: 'not encrypted',
  10: 'referred',
  13: 'not encrypted',
  49: 'bind refused',
  50: 'denied',
  51: 'unavailable',
  52: 'unavailable',
  81: 'unavailable',
};

const untrusted = /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|ERR_SSL|ERR_TLS|EPROTO/;

/** How ldapts says that a connection ended or sent what is no answer; any other name is a mistake of ours. */
const connectionErrors = ['Error', 'SecondConnectionError', 'InvalidAsn1Error', 'MessageParserError'];

/** The fault behind an error that ldapts, the socket or TLS gave. */
export function directoryError(error: unknown): DirectoryError {
  if (error instanceof DirectoryError) return error;
  const result = ldapResult(error);
  if (result.code !== undefined) return new DirectoryError(faultOfResult(result), detailOf(result));
  if (!(error instanceof Error)) return new DirectoryError('unexpected', 'not an error');
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code !== undefined) return new DirectoryError(untrusted.test(code) ? 'untrusted' : 'unreachable', code);
  return connectionErrors.includes(error.name)
    ? new DirectoryError('lost', 'the connection ended')
    : new DirectoryError('unexpected', error.name);
}

/** 53 with ERROR_GEN_FAILURE: a password over a connection that the DC does not call encrypted. */
function faultOfResult({ code, win32 }: LdapResult): DirectoryFault {
  if (code === 53 && win32 === '0000001F') return 'not encrypted';
  return (code === undefined ? undefined : faultsByCode[code]) ?? 'unexpected';
}

function detailOf({ code, win32, data }: LdapResult): string {
  return [String(code), data === undefined ? win32 : `data ${data}`]
    .filter((part) => part !== undefined)
    .join(' ');
}
