/** Of each file in the directory of an archive (PKWARE APPNOTE 4.3.12): its checksum, by its path. */
export function checksumsIn(archive: Buffer): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (
    let at = archive.indexOf('PK\x01\x02', 0, 'latin1');
    at >= 0;
    at = archive.indexOf('PK\x01\x02', at + 46, 'latin1')
  ) {
    const path = archive.toString('utf8', at + 46, at + 46 + archive.readUInt16LE(at + 28));
    sums[path] = archive.readUInt32LE(at + 16);
  }
  return sums;
}
