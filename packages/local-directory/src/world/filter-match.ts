import { MalformedRequest } from '../wire/element-reader.ts';
import type { Filter, Part } from '../wire/filter.ts';
import { type Attributes, normalise, valuesOf } from './attributes.ts';
import { comparableDn } from './distinguished-name.ts';

/** The attributes of the entry at a DN; none where there is no such entry. */
export type Lookup = (dn: string) => Attributes;

/**
 * Whether an entry matches. An attribute that the entry lacks, or that does not exist, matches nothing, silently,
 * as in AD; `not` of it matches.
 * @param at finds other entries, for the rule that follows links from one to the next.
 */
export function matches(filter: Filter, attributes: Attributes, at: Lookup): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.filters.every((one) => matches(one, attributes, at));
    case 'or':
      return filter.filters.some((one) => matches(one, attributes, at));
    case 'not':
      return !matches(filter.filter, attributes, at);
    case 'present':
      return valuesOf(attributes, filter.attribute).length > 0;
    case 'rule':
      if (filter.rule === inChain) return isInChain(filter, attributes, at);
      return texts(attributes, filter.attribute).some((value) => matchesBits(filter, value));
    default:
      return texts(attributes, filter.attribute).some((value) => matchesValue(filter, value));
  }
}

const inChain = '1.2.840.113556.1.4.1941';

type RuleFilter = Extract<Filter, { readonly kind: 'rule' }>;
type ValueFilter = Exclude<Filter, { readonly kind: 'and' | 'or' | 'not' | 'present' | 'rule' }>;

function texts(attributes: Attributes, name: string): readonly string[] {
  return valuesOf(attributes, name).map((value) => value.toString());
}

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
  }
}

/** Attributes whose values are DNs, and are compared as such. */
const linkAttributes = ['distinguishedname', 'member', 'memberof', 'msds-resultantpso', 'objectcategory'];

/** `objectCategory=person` names a class; the attribute holds the DN of its schema object (MS-ADTS 3.1.1.3.1.3.5). */
function equalValues(attribute: string, value: string, asked: string): boolean {
  const name = normalise(attribute);
  if (linkAttributes.includes(name) && comparableDn(value) === comparableDn(asked)) return true;
  if (normalise(value) === normalise(asked)) return true;
  return name === 'objectcategory' && normalise(value).startsWith(`cn=${normalise(asked)},cn=schema,`);
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

/** AD's matching rules for numbers: all bits, any bit (MS-ADTS 3.1.1.3.4.4). */
function matchesBits({ rule, value: asked }: RuleFilter, value: string): boolean {
  switch (rule) {
    case '1.2.840.113556.1.4.803':
      return (Number(value) & Number(asked)) === Number(asked);
    case '1.2.840.113556.1.4.804':
      return (Number(value) & Number(asked)) !== 0;
    default:
      throw new MalformedRequest(`the matching rule ${rule} is not supported`);
  }
}

/** Whether links of one kind lead from an entry to a DN, at once or by way of other entries (MS-ADTS 3.1.1.3.4.4.3). */
function isInChain({ attribute, value: asked }: RuleFilter, attributes: Attributes, at: Lookup): boolean {
  const seen = new Set<string>();
  const leads = (from: Attributes): boolean =>
    texts(from, attribute).some((dn) => {
      const link = comparableDn(dn);
      if (link === comparableDn(asked)) return true;
      if (seen.has(link)) return false;
      seen.add(link);
      return leads(at(dn));
    });
  return leads(attributes);
}
