import { normalise } from './attributes.ts';

/**
 * One part of a DN and the comma behind it: the attribute, and a value with its escapes, or between quotation marks.
 * What has to be escaped and is not makes no DN: so does `+`, a part of several, which AD does not have; and `#`, hex.
 */
const part = /\s*([a-z][a-z0-9-]*|\d+(?:\.\d+)*)\s*=(?!\s*#)((?:\\.|"(?:\\.|[^"\\])*"|[^,;<>+"\\])*)(,|$)/iy;

/** Attributes of a DN by their OIDs (RFC 4514 3). */
const types: Readonly<Record<string, string>> = {
  '2.5.4.3': 'cn',
  '2.5.4.11': 'ou',
  '0.9.2342.19200300.100.1.25': 'dc',
};

/** Whether a text is a DN; the empty one is the RootDSE's. */
export function isDn(text: string): boolean {
  return partsOf(text) !== undefined;
}

/** The parts of a DN in the form in which two are compared, the nearest first; undefined for a text that is no DN. */
function partsOf(dn: string): readonly string[] | undefined {
  const parts: string[] = [];
  let end = 0;
  let more = dn !== '';
  while (more) {
    part.lastIndex = end;
    const [whole, type = '', value = '', comma] = part.exec(dn) ?? [];
    if (whole === undefined) return undefined;
    parts.push(`${types[type] ?? type.toLowerCase()}=${escapeDnValue(normalise(valueIn(value)))}`);
    end += whole.length;
    more = comma === ',';
  }
  return parts;
}

/** What a value stands for: `\2c` is a byte of UTF-8, `\,` a character, and quotation marks are none of it (RFC 4514 2.4). */
function valueIn(written: string): string {
  const unquoted = written.replace(/^\s*"(.*)"\s*$/s, '$1');
  return unquoted.replace(/((?:\\[0-9a-f]{2})+)|\\(.)/gis, (_, bytes?: string, character = '') =>
    bytes === undefined ? character : Buffer.from(bytes.replaceAll('\\', ''), 'hex').toString(),
  );
}

/** A DN in the form in which two of them are compared: any case, no space around the parts, one way to escape. */
export function comparableDn(dn: string): string {
  return partsOf(dn)?.join(',') ?? dn.toLowerCase();
}

/** Whether a DN lies at or under another. */
export function isUnder(dn: string, base: string): boolean {
  const [one, other] = [comparableDn(dn), comparableDn(base)];
  return one === other || one.endsWith(`,${other}`);
}

/** The DN above, by the first comma that is not escaped. */
export function parentDn(dn: string): string {
  return dn.replace(/^(?:\\.|"(?:\\.|[^"\\])*"|[^,"\\])*,?/, '');
}

/** A name written so that it can stand in a DN (RFC 4514 2.4). */
export function escapeDnValue(value: string): string {
  return value.replace(/[,+"\\<>;=]/g, '\\$&').replace(/^[ #]| $/g, '\\$&');
}
