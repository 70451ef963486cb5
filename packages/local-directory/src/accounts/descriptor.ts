import { sidOf } from './sid.ts';

/** Extended rights (MS-ADTS 5.1.3.2.1), three parts little-endian. */
const changePassword = Buffer.from('531a72ab2f1ed011981900aa0040529b', 'hex');
const resetPassword = Buffer.from('709529006d24d011a76800aa006e0529', 'hex');

/** Oneself, and everyone (MS-DTYP 2.4.2.4). */
const trustees = ['S-1-5-10', 'S-1-1-0'].map(sidOf).filter((sid) => sid !== undefined);

/** Entries that allow or deny one thing (MS-DTYP 2.4.4.3, 2.4.4.5), with the right to use an extended right. */
const types = { allowed: 5, denied: 6 } as const;
const control = 0x100;

/**
 * The security descriptor of an account, self-relative, the DACL alone (MS-DTYP 2.4.6): who may change its password, knowing
 * the one before, and who may reset it.
 */
export function descriptorOf(change: keyof typeof types, mayReset: readonly Buffer[]): Buffer {
  const entries = [
    ...trustees.map((sid) => entryOf(types[change], changePassword, sid)),
    ...mayReset.map((sid) => entryOf(types.allowed, resetPassword, sid)),
  ];
  const acl = Buffer.alloc(8);
  acl.writeUInt8(4, 0);
  acl.writeUInt16LE(8 + Buffer.concat(entries).length, 2);
  acl.writeUInt16LE(entries.length, 4);
  const head = Buffer.alloc(20);
  head.writeUInt8(1, 0);
  // Self-relative, with a DACL.
  head.writeUInt16LE(0x8004, 2);
  head.writeUInt32LE(head.length, 16);
  return Buffer.concat([head, acl, ...entries]);
}

function entryOf(type: number, right: Buffer, sid: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt8(type, 0);
  head.writeUInt16LE(head.length + right.length + sid.length, 2);
  head.writeUInt32LE(control, 4);
  // What it is about follows.
  head.writeUInt32LE(1, 8);
  return Buffer.concat([head, right, sid]);
}
