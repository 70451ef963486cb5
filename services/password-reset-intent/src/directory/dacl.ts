import { type BerWriter, Control } from 'ldapts';

/** LDAP_SERVER_SD_FLAGS_OID: of a descriptor the DACL alone, which needs no privilege (MS-ADTS 3.1.1.3.4.1.11). */
export class DaclAlone extends Control {
  constructor() {
    super('1.2.840.113556.1.4.801', { critical: true });
  }

  override writeControl(writer: BerWriter): void {
    writer.writeBuffer(Buffer.from('3003020104', 'hex'), 0x04);
  }
}

/** Extended rights (MS-ADTS 5.1.3.2.1), as an access control entry has them: three parts little-endian. */
const resetPassword = '70952900' + '6d24d011' + 'a76800aa006e0529';
const changePassword = '531a72ab' + '2f1ed011' + '981900aa0040529b';

/** Oneself, and everyone (MS-DTYP 2.4.2.4), in hex. */
const selfAndEveryone = new Set(['01010000000000050a000000', '010100000000000100000000']);

/** To have an extended right (MS-ADTS 5.1.3.2), and to have all of them. */
const mayControl = 0x0000_0100 | 0x1000_0000;

/** Types of entries (MS-DTYP 2.4.4.1): what is allowed or denied, of everything or of one thing. */
const types = new Map([
  [0x00, { allows: true, ofOne: false }],
  [0x01, { allows: false, ofOne: false }],
  [0x05, { allows: true, ofOne: true }],
  [0x06, { allows: false, ofOne: true }],
]);

/** Of a descriptor, before what it is made of, in bytes. */
const headLength = 20;

/** An entry that is only there to be inherited (MS-DTYP 2.4.4.1). */
const inheritOnly = 0x08;

/**
 * Whether somebody has the extended right Reset Password on the object that a security descriptor is of.
 *
 * @param descriptor self-relative, with the DACL (MS-DTYP 2.4.6)
 * @param sids of whoever it is, in hex: their own, their groups', and those that everybody has
 */
export function mayResetBy(descriptor: Buffer, sids: ReadonlySet<string>): boolean {
  return decided(descriptor, resetPassword, sids) ?? false;
}

/**
 * Whether "user cannot change password" is set, which userAccountControl does not tell (MS-ADTS 2.2.16): oneself, or everyone,
 * is denied the extended right Change Password.
 */
export function mayNotChangePassword(descriptor: Buffer): boolean {
  return decided(descriptor, changePassword, selfAndEveryone) === false;
}

/** What the first entry about a right and somebody decides (MS-ADTS 5.1.3.3.4); undefined where there is none. */
function decided(descriptor: Buffer, right: string, sids: ReadonlySet<string>): boolean | undefined {
  const entries = entriesOf(descriptor).map((entry) => decides(entry, right, sids));
  return entries.find((one) => one !== undefined);
}

/** The entries of the DACL, as far as they are whole. */
function entriesOf(descriptor: Buffer): readonly Buffer[] {
  const dacl = descriptor.length < headLength ? 0 : descriptor.readUInt32LE(16);
  if (dacl === 0 || descriptor.length < dacl + 8) return [];
  const entries: Buffer[] = [];
  let at = dacl + 8;
  for (let left = descriptor.readUInt16LE(dacl + 4); left > 0 && descriptor.length >= at + 8; left -= 1) {
    const size = descriptor.readUInt16LE(at + 2);
    if (size < 8 || descriptor.length < at + size) break;
    entries.push(descriptor.subarray(at, at + size));
    at += size;
  }
  return entries;
}

/** What an entry says of it; undefined where it is about something or somebody else. */
function decides(entry: Buffer, right: string, sids: ReadonlySet<string>): boolean | undefined {
  const type = types.get(entry.readUInt8(0));
  if (type === undefined || (entry.readUInt8(1) & inheritOnly) !== 0) return undefined;
  if ((entry.readUInt32LE(4) & mayControl) === 0) return undefined;
  const present = type.ofOne ? entry.readUInt32LE(8) : 0;
  const [hasObject, hasInherited] = [(present & 1) !== 0, (present & 2) !== 0];
  const object = type.ofOne ? 12 : 8;
  if (hasObject && entry.subarray(object, object + 16).toString('hex') !== right) return undefined;
  const sid = entry.subarray(object + (hasObject ? 16 : 0) + (hasInherited ? 16 : 0));
  return sids.has(sid.toString('hex')) ? type.allows : undefined;
}
