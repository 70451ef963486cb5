/** The extended right Reset Password (MS-ADTS 5.1.3.2.1), as an access control entry has it: three parts little-endian. */
const resetPassword = '70952900' + '6d24' + 'd011' + 'a76800aa006e0529';

/** To have an extended right (MS-ADTS 5.1.3.2), and to have all of them. */
const mayControl = 0x0000_0100 | 0x1000_0000;

/** Types of entries (MS-DTYP 2.4.4.1): what is allowed or denied, of everything or of one thing. */
const types = new Map([
  [0x00, { allows: true, ofOne: false }],
  [0x01, { allows: false, ofOne: false }],
  [0x05, { allows: true, ofOne: true }],
  [0x06, { allows: false, ofOne: true }],
]);

/** An entry that is only there to be inherited (MS-DTYP 2.4.4.1). */
const inheritOnly = 0x08;

/**
 * Whether somebody has the extended right Reset Password on the object that a security descriptor is of: the first entry
 * about it and them decides (MS-ADTS 5.1.3.3.4).
 *
 * @param descriptor self-relative, with the DACL (MS-DTYP 2.4.6)
 * @param sids of whoever it is, in hex: their own, their groups', and those that everybody has
 */
export function mayResetBy(descriptor: Buffer, sids: ReadonlySet<string>): boolean {
  const dacl = descriptor.readUInt32LE(16);
  const count = descriptor.readUInt16LE(dacl + 4);
  let at = dacl + 8;
  for (let entry = 0; entry < count; entry += 1) {
    const size = descriptor.readUInt16LE(at + 2);
    const decided = decides(descriptor.subarray(at, at + size), sids);
    if (decided !== undefined) return decided;
    at += size;
  }
  return false;
}

/** What an entry says of it; undefined where it is about something or somebody else. */
function decides(entry: Buffer, sids: ReadonlySet<string>): boolean | undefined {
  const type = types.get(entry.readUInt8(0));
  if (type === undefined || (entry.readUInt8(1) & inheritOnly) !== 0) return undefined;
  if ((entry.readUInt32LE(4) & mayControl) === 0) return undefined;
  const present = type.ofOne ? entry.readUInt32LE(8) : 0;
  const [hasObject, hasInherited] = [(present & 1) !== 0, (present & 2) !== 0];
  const object = type.ofOne ? 12 : 8;
  if (hasObject && entry.subarray(object, object + 16).toString('hex') !== resetPassword) return undefined;
  const sid = entry.subarray(object + (hasObject ? 16 : 0) + (hasInherited ? 16 : 0));
  return sids.has(sid.toString('hex')) ? type.allows : undefined;
}
