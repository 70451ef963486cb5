import type { Element } from './ber.ts';
import { bytesOf, childOf, elementsOf, MalformedRequest, textOf } from './element-reader.ts';

/** A search filter (RFC 4511 4.5.1.7). */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly filters: readonly Filter[] }
  | { readonly kind: 'not'; readonly filter: Filter }
  | { readonly kind: 'present'; readonly attribute: string }
  | { readonly kind: 'equal' | 'at least' | 'at most'; readonly attribute: string; readonly value: Buffer }
  | { readonly kind: 'parts'; readonly attribute: string; readonly parts: readonly Part[] }
  | { readonly kind: 'rule'; readonly rule: string; readonly attribute: string; readonly value: string };

/** One part of a substring filter. */
export type Part = { readonly place: 'start' | 'any' | 'end'; readonly text: string };

/**
 * Parses a filter element.
 * @throws MalformedRequest for a filter type that RFC 4511 does not have.
 */
export function parseFilter(element: Element): Filter {
  switch (element.tag) {
    case 'context 0':
      return { kind: 'and', filters: elementsOf(element).map(parseFilter) };
    case 'context 1':
      return { kind: 'or', filters: elementsOf(element).map(parseFilter) };
    case 'context 2':
      return { kind: 'not', filter: parseFilter(childOf(element, 0)) };
    case 'context 4':
      return parseParts(element);
    case 'context 5':
      return { kind: 'at least', ...assertion(element) };
    case 'context 6':
      return { kind: 'at most', ...assertion(element) };
    case 'context 7':
      return { kind: 'present', attribute: textOf(element) };
    case 'context 9':
      return parseRule(element);
    case 'context 3':
    case 'context 8': // AD evaluates approxMatch as equality (MS-ADTS 3.1.1.3.1.3.1)
      return { kind: 'equal', ...assertion(element) };
    default:
      throw new MalformedRequest(`no filter has the tag ${element.tag}`);
  }
}

function assertion(element: Element) {
  return {
    attribute: textOf(childOf(element, 0)),
    value: bytesOf(childOf(element, 1)),
  };
}

const places: Readonly<Record<string, Part['place']>> = {
  'context 0': 'start',
  'context 1': 'any',
  'context 2': 'end',
};

function parseParts(element: Element): Filter {
  const parts = elementsOf(childOf(element, 1)).map((part): Part => {
    const place = places[part.tag];
    if (place === undefined) throw new MalformedRequest(`no part of a substring has the tag ${part.tag}`);
    return { place, text: textOf(part) };
  });
  return { kind: 'parts', attribute: textOf(childOf(element, 0)), parts };
}

function parseRule(element: Element): Filter {
  const part = (tag: string): string => {
    const found = elementsOf(element).find((one) => one.tag === tag);
    return found === undefined ? '' : textOf(found);
  };
  // `:dn:` is read and has no meaning, as in AD (MS-ADTS 3.1.1.3.1.3.1).
  return { kind: 'rule', rule: part('context 1'), attribute: part('context 2'), value: part('context 3') };
}
