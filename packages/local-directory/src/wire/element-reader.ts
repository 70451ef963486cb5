import type { Element } from './ber.ts';

/** The client sent something that is not an LDAP message. The text names the part and never repeats its content. */
export class MalformedRequest extends Error {
  override readonly name = 'MalformedRequest';
}

/** The elements inside a constructed element. */
export function elementsOf(element: Element): readonly Element[] {
  if (element.kind !== 'elements') throw new MalformedRequest(`${element.tag} holds elements`);
  return element.elements;
}

/** The element at a place inside a constructed element. */
export function childOf(element: Element, place: number): Element {
  const child = elementsOf(element)[place];
  if (child === undefined) throw new MalformedRequest(`${element.tag} has an element at place ${place}`);
  return child;
}

/** The bytes of an element that holds no others. */
export function bytesOf(element: Element): Buffer {
  if (element.kind !== 'bytes') throw new MalformedRequest(`${element.tag} holds bytes`);
  return element.bytes;
}

/** The bytes of an element read as UTF-8. */
export function textOf(element: Element): string {
  return bytesOf(element).toString('utf8');
}

/** The bytes of an element read as a signed number of at most 32 bits; booleans are 0 and not 0. */
export function integerOf(element: Element): number {
  if (element.kind !== 'bytes' || element.bytes.length === 0 || element.bytes.length > 4) {
    throw new MalformedRequest(`${element.tag} holds a number of one to four bytes`);
  }
  return element.bytes.readIntBE(0, element.bytes.length);
}
