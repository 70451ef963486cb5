import * as asn1 from 'asn1js';

/** One decoded BER element: a tag with bytes in it, or a tag with elements in it. */
export type Element =
  | { readonly kind: 'bytes'; readonly tag: Tag; readonly bytes: Buffer }
  | { readonly kind: 'elements'; readonly tag: Tag; readonly elements: readonly Element[] };

/** A tag's class and number, written `universal 4`, `application 3`, `context 0`. */
export type Tag = `${TagClass} ${number}`;

type TagClass = 'universal' | 'application' | 'context' | 'private';

/** What the encoder takes; made by the builders below. */
export type Encodable = asn1.BaseBlock;

const tagClasses: Readonly<Record<number, TagClass>> = {
  1: 'universal',
  2: 'application',
  3: 'context',
  4: 'private',
};

/**
 * Decodes one whole BER element.
 * @returns the element, or undefined where the bytes are not BER or something stands behind the element.
 */
export function decodeElement(bytes: Uint8Array): Element | undefined {
  try {
    const { offset, result } = asn1.fromBER(bytes);
    return offset === bytes.byteLength ? toElement(result) : undefined;
  } catch {
    // The library throws, instead of reporting, for some broken values of types that LDAP does not use.
    return undefined;
  }
}

function toElement(block: asn1.BaseBlock): Element {
  const tag: Tag = `${tagClasses[block.idBlock.tagClass] ?? 'private'} ${block.idBlock.tagNumber}`;
  if (block instanceof asn1.Constructed) {
    return { kind: 'elements', tag, elements: block.valueBlock.value.map(toElement) };
  }
  const head = block.idBlock.blockLength + block.lenBlock.blockLength;
  return { kind: 'bytes', tag, bytes: Buffer.from(block.valueBeforeDecodeView).subarray(head) };
}

/** SEQUENCE of the given elements. */
export function sequence(...value: Encodable[]): Encodable {
  return new asn1.Sequence({ value });
}

/** SET of the given elements. */
export function set(...value: Encodable[]): Encodable {
  return new asn1.Set({ value });
}

/** OCTET STRING; text goes out as UTF-8 (RFC 4511 4.1.2). */
export function octets(value: string | Buffer): Encodable {
  return new asn1.OctetString({ valueHex: arrayBufferOf(Buffer.from(value)) });
}

/** INTEGER. */
export function integer(value: number): Encodable {
  return new asn1.Integer({ value });
}

/** ENUMERATED. */
export function enumerated(value: number): Encodable {
  return new asn1.Enumerated({ value });
}

/** `[APPLICATION n]` with elements in it: an LDAP operation. */
export function application(tagNumber: number, ...value: Encodable[]): Encodable {
  return new asn1.Constructed({ idBlock: { tagClass: 2, tagNumber }, value });
}

/** `[n]` with elements in it. */
export function context(tagNumber: number, ...value: Encodable[]): Encodable {
  return new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
}

/** `[n]` with bytes in it. */
export function contextOctets(tagNumber: number, value: string): Encodable {
  return new asn1.Primitive({
    idBlock: { tagClass: 3, tagNumber },
    valueHex: arrayBufferOf(Buffer.from(value)),
  });
}

/** The bytes of an element made by the builders. */
export function encode(element: Encodable): Buffer {
  return Buffer.from(element.toBER());
}

function arrayBufferOf(bytes: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}
