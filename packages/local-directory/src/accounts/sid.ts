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

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
