import { type Attributes, normalise, valuesOf } from './attributes.ts';
import { MalformedRequest } from './element-reader.ts';
import type { Filter, Part } from './filter.ts';

/**
 * Whether an entry matches. An attribute that the entry lacks, or that does not exist, matches nothing, silently,
 * as in AD; `not` of it matches.
 */
export function matches(filter: Filter, attributes: Attributes): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.filters.every((one) => matches(one, attributes));
    case 'or':
      return filter.filters.some((one) => matches(one, attributes));
    case 'not':
      return !matches(filter.filter, attributes);
    case 'present':
      return valuesOf(attributes, filter.attribute).length > 0;
    default:
      return texts(attributes, filter.attribute).some((value) => matchesValue(filter, value));
  }
}

type ValueFilter = Exclude<Filter, { readonly kind: 'and' | 'or' | 'not' | 'present' }>;

const texts = (attributes: Attributes, name: string): readonly string[] =>
  valuesOf(attributes, name).map((value) => value.toString());

function matchesValue(filter: ValueFilter, value: string): boolean {
  switch (filter.kind) {
    case 'equal':
      return equalValues(filter.attribute, value, filter.value);
    case 'at least':
      return compareNumbersOrText(value, filter.value) >= 0;
    case 'at most':
      return compareNumbersOrText(value, filter.value) <= 0;
    case 'parts':
      return matchesParts(normalise(value), filter.parts);
    case 'rule':
      return matchesRule(filter.rule, value, filter.value);
  }
}

/** `objectCategory=person` names a class; the attribute holds the DN of its schema object (MS-ADTS 3.1.1.3.1.3.5). */
function equalValues(attribute: string, value: string, asked: string): boolean {
  if (normalise(value) === normalise(asked)) return true;
  return (
    normalise(attribute) === 'objectcategory' &&
    normalise(value).startsWith(`cn=${normalise(asked)},cn=schema,`)
  );
}

function compareNumbersOrText(value: string, asked: string): number {
  if (/^-?\d+$/.test(value) && /^-?\d+$/.test(asked)) return Number(BigInt(value) - BigInt(asked));
  return normalise(value).localeCompare(normalise(asked));
}

function matchesParts(value: string, parts: readonly Part[]): boolean {
  let at = 0;
  for (const { place, text } of parts) {
    const wanted = text.toLowerCase();
    const found = place === 'end' ? value.lastIndexOf(wanted) : value.indexOf(wanted, at);
    if (found < at || (place === 'start' && found !== 0)) return false;
    at = found + wanted.length;
    if (place === 'end' && at !== value.length) return false;
  }
  return true;
}

/** AD's matching rules: all bits, any bit, in chain (MS-ADTS 3.1.1.3.4.4). Groups here are not nested. */
function matchesRule(rule: string, value: string, asked: string): boolean {
  switch (rule) {
    case '1.2.840.113556.1.4.803':
      return (Number(value) & Number(asked)) === Number(asked);
    case '1.2.840.113556.1.4.804':
      return (Number(value) & Number(asked)) !== 0;
    case '1.2.840.113556.1.4.1941':
      return normalise(value) === normalise(asked);
    default:
      throw new MalformedRequest(`the matching rule ${rule} is not supported`);
  }
}
