import { Attribute, type BerWriter, Change, Control } from 'ldapts';
import type { Account, PasswordWrite, UnlockWrite } from './directory.ts';
import { directoryError, isPolicyRefusal, ldapResult, SecondConnectionError } from './ldap-failure.ts';
import type { LdapSession } from './ldap-session.ts';

/** LDAP_SERVER_POLICY_HINTS_OID, and its predecessor (MS-ADTS 3.1.1.3.4.1.27). */
const policyHintsOids = ['1.2.840.113556.1.4.2239', '1.2.840.113556.1.4.2066'] as const;

/** Makes a reset mind the password history, which AD otherwise checks only on a change. */
class PolicyHintsControl extends Control {
  override writeControl(writer: BerWriter): void {
    writer.writeBuffer(Buffer.from('3003020101', 'hex'), 0x04);
  }
}

/** The policy-hints control, critical, in the newest form that the directory lists; undefined where it lists none. */
export function policyHints(supported: readonly string[]): Control | undefined {
  const oid = policyHintsOids.find((one) => supported.includes(one));
  return oid === undefined ? undefined : new PolicyHintsControl(oid, { critical: true });
}

/** A password as `unicodePwd` takes it: UTF-16LE, between quotation marks (MS-ADTS 3.1.1.3.1.5). */
export function encodePassword(password: string): Buffer {
  return Buffer.from(`"${password}"`, 'utf16le');
}

function replace(type: string, values: string[] | Buffer[]): Change {
  return new Change({ operation: 'replace', modification: new Attribute({ type, values }) });
}

/**
 * Sends the write: password, change at next logon, unlock; all or nothing. It is sent once, but for a directory that
 * lists the control and then refuses it (result 12, nothing done): then once more without.
 * @throws DirectoryError when the directory refused for a reason that is a fault; nothing is written then.
 */
export async function writePassword(
  session: LdapSession,
  account: Account,
  password: string,
  control: Control | undefined,
): Promise<PasswordWrite> {
  const changes = [
    replace('unicodePwd', [encodePassword(password)]),
    replace('pwdLastSet', ['0']),
    replace('lockoutTime', ['0']),
  ];
  try {
    await session.modify(account.dn, changes, control);
    return { outcome: 'reset', history: control === undefined ? 'not enforced' : 'enforced' };
  } catch (error) {
    if (control !== undefined && ldapResult(error).code === 12) {
      return writePassword(session, account, password, undefined);
    }
    return isPolicyRefusal(ldapResult(error)) ? { outcome: 'policy' } : outcomeOf(error);
  }
}

/**
 * Sends the write of an unlock, once.
 * @throws DirectoryError when the directory refused for a reason that is a fault; nothing is written then.
 */
export async function writeUnlock(session: LdapSession, account: Account): Promise<UnlockWrite> {
  try {
    await session.modify(account.dn, [replace('lockoutTime', ['0'])], undefined);
    return { outcome: 'unlocked' };
  } catch (error) {
    return outcomeOf(error);
  }
}

function outcomeOf(error: unknown): Exclude<UnlockWrite, { outcome: 'unlocked' }> {
  const result = ldapResult(error);
  if (result.code === 50) return { outcome: 'denied' };
  if (result.code === 32) return { outcome: 'gone' };
  if (result.code !== undefined || error instanceof SecondConnectionError) throw directoryError(error);
  return { outcome: 'unknown' };
}
