import type { Entry } from 'ldapts';

/**
 * Where a directory tells when attributes of an account were changed last: Active Directory in XML, by their names; Samba, which
 * lacks that, in the form that both keep it in.
 */
export const changeAttributes = ['msDS-ReplAttributeMetaData', 'replPropertyMetaData'] as const;

/** … of which these are bytes. */
export const changeBuffers = ['replPropertyMetaData'] as const;

/**
 * The numbers by which a stored change names its attribute, of those that Active Directory has for phone numbers: the index
 * of the prefix of its OID, and the last part of that (MS-DRSR 5.16.4). One that a company has added has a number that
 * only its schema tells.
 */
const numbersOf: Readonly<Record<string, number>> = {
  telephonenumber: 0x00_0014,
  mobile: 0x15_0029,
  homephone: 0x15_0014,
  pager: 0x15_002a,
  ipphone: 0x09_02d1,
  othertelephone: 0x02_0012,
  othermobile: 0x09_0287,
};

/**
 * When an attribute of an account was changed last, wherever in the domain that was.
 *
 * @returns epoch ms; undefined where that may not be read, or is told in neither form
 */
export function changedAt(entry: Entry, attribute: string): number | undefined {
  const wanted = attribute.toLowerCase();
  return toldInXml(entry, wanted) ?? storedFor(entry, numbersOf[wanted]);
}

/** Whether the directory tells of an account when anything was changed. */
export function tellsChanges(entry: Entry): boolean {
  return changeAttributes.some((name) => [entry[name] ?? []].flat().length > 0);
}

/** As `DS_REPL_ATTR_META_DATA`, one value for each attribute (MS-DRSR 4.1.13.1.15). */
function toldInXml(entry: Entry, wanted: string): number | undefined {
  const [xml] = [entry['msDS-ReplAttributeMetaData'] ?? []]
    .flat()
    .map(String)
    .filter((value) => elementOf(value, 'pszAttributeName')?.toLowerCase() === wanted);
  const time = xml === undefined ? undefined : elementOf(xml, 'ftimeLastOriginatingChange');
  return time !== undefined && /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,16}Z$/.test(time)
    ? known(Date.parse(time))
    : undefined;
}

function elementOf(xml: string, name: string): string | undefined {
  const [, behind] = xml.split(`<${name}>`);
  return behind?.split(`</${name}>`)[0]?.trim();
}

/** The head of a `replPropertyMetaDataBlob` of version 1, and each change behind it, in bytes (Samba, drsblobs.idl). */
const [headLength, changeLength] = [16, 48];

/** Seconds from 1601 to 1970. */
const to1970 = 11_644_473_600n;

function storedFor({ replPropertyMetaData: blob }: Entry, number: number | undefined): number | undefined {
  if (!Buffer.isBuffer(blob) || number === undefined || blob.length < headLength) return undefined;
  const count = blob.readUInt32LE(8);
  if (blob.readUInt32LE(0) !== 1 || blob.length !== headLength + count * changeLength) return undefined;
  const places = Array.from({ length: count }, (_, place) => headLength + place * changeLength);
  const change = places.find((at) => blob.readUInt32LE(at) === number);
  return change === undefined ? undefined : Number(blob.readBigUInt64LE(change + 8) - to1970) * 1_000;
}

function known(time: number): number | undefined {
  return Number.isNaN(time) ? undefined : time;
}
