import { createHash } from 'node:crypto';

/** S-1-5-21 and a domain's own three numbers before the RID, all little-endian (MS-DTYP 2.4.2.2). */
export function domainSid(domainDn: string, rid: number): Buffer {
  const domain = createHash('sha256').update(domainDn).digest().subarray(0, 12);
  return Buffer.concat([Buffer.from('010500000000000515000000', 'hex'), domain, littleEndian(rid)]);
}

/** S-1-5-32 before the RID: the same in every domain. */
export function builtinSid(rid: number): Buffer {
  return Buffer.concat([Buffer.from('010200000000000520000000', 'hex'), littleEndian(rid)]);
}

/** The bytes of a SID that is written out; undefined for a text that is none. */
export function sidOf(text: string): Buffer | undefined {
  const numbers = /^S-1-(\d+(?:-\d+)+)$/i.exec(text)?.[1]?.split('-').map(Number);
  const [authority = 0, ...parts] = numbers ?? [];
  if (parts.length === 0 || parts.some((part) => part > 0xffff_ffff)) return undefined;
  const head = Buffer.alloc(8);
  head.writeUInt8(1, 0);
  head.writeUInt8(parts.length, 1);
  head.writeUIntBE(authority, 2, 6);
  return Buffer.concat([head, ...parts.map(littleEndian)]);
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
