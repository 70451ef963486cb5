import { sidOf } from '../accounts/sid.ts';
import type { Filter, Part } from '../wire/filter.ts';
import { type Attributes, normalise, valuesOf } from './attributes.ts';
import { comparableDn } from './distinguished-name.ts';
import { categoryOf, isAttribute, linkAttributes } from './schema.ts';

/** The attributes of the entry at a DN; none where there is no such entry. */
export type Lookup = (dn: string) => Attributes;

/** What a filter says of an entry; undefined where it cannot be said (RFC 4511 4.5.1.7). */
type Truth = boolean | undefined;

/**
 * Whether an entry matches. Logic has three values, as in AD since 2003: what asks for an attribute that does not exist,
 * by a rule that does not exist or in a way that its values do not have is neither true nor false, nor is `not` of it.
 * @param at finds other entries, for the rule that follows links from one to the next.
 */
export function matches(filter: Filter, attributes: Attributes, at: Lookup): boolean {
  return truthOf(filter, attributes, at) === true;
}

/** The attributes that a filter asks for, once for each time. */
export function attributesIn(filter: Filter): readonly string[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.filters.flatMap(attributesIn);
    case 'not':
      return attributesIn(filter.filter);
    default:
      return [filter.attribute];
  }
}

function truthOf(filter: Filter, attributes: Attributes, at: Lookup): Truth {
  switch (filter.kind) {
    case 'and':
      return all(filter.filters.map((one) => truthOf(one, attributes, at)));
    case 'or': {
      const none = all(filter.filters.map((one) => opposite(truthOf(one, attributes, at))));
      return opposite(none);
    }
    case 'not':
      return opposite(truthOf(filter.filter, attributes, at));
  }
  if (!isAttribute(filter.attribute)) return undefined;
  if (filter.kind === 'present') return valuesOf(attributes, filter.attribute).length > 0;
  return filter.kind === 'rule' ? byRule(filter, attributes, at) : byValue(filter, attributes);
}

function all(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}

function opposite(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

type RuleFilter = Extract<Filter, { readonly kind: 'rule' }>;
type ValueFilter = Exclude<Filter, { readonly kind: 'and' | 'or' | 'not' | 'present' | 'rule' }>;

/** AD's own rules (MS-ADTS 3.1.1.3.4.4). */
const rules = {
  allBits: '1.2.840.113556.1.4.803',
  anyBit: '1.2.840.113556.1.4.804',
  inChain: '1.2.840.113556.1.4.1941',
};

function byRule(filter: RuleFilter, attributes: Attributes, at: Lookup): Truth {
  const { rule, attribute, value: asked } = filter;
  if (rule === rules.inChain) return isLink(attribute) ? isInChain(filter, attributes, at) : undefined;
  if (!Object.values(rules).includes(rule) || !isWhole(asked)) return undefined;
  return texts(attributes, attribute).some((value) => {
    if (!isWhole(value)) return false;
    // Bits of a number of any size and sign: groupType has the 32nd set, and is negative for it.
    const common = BigInt(value) & BigInt(asked);
    return rule === rules.allBits ? common === BigInt(asked) : common !== 0n;
  });
}

function byValue(filter: ValueFilter, attributes: Attributes): Truth {
  const { attribute } = filter;
  // A DN has no order and no substrings: a client that asks for them finds nobody in AD.
  if (filter.kind !== 'equal' && isLink(attribute)) return undefined;
  return valuesOf(attributes, attribute).some((value) =>
    typeof value === 'string' ? matchesText(filter, value) : matchesBytes(filter, value),
  );
}

function isLink(attribute: string): boolean {
  return linkAttributes.includes(attribute.toLowerCase());
}

function isWhole(text: string): boolean {
  return /^-?\d+$/.test(text);
}

function texts(attributes: Attributes, name: string): readonly string[] {
  return valuesOf(attributes, name).filter((value) => typeof value === 'string');
}

/** Bytes are equal or not; a SID may also be asked for as it is spoken of, `S-1-5-21-…`. */
function matchesBytes(filter: ValueFilter, value: Buffer): boolean {
  if (filter.kind !== 'equal') return false;
  return value.equals(filter.value) || value.equals(sidOf(filter.value.toString()) ?? filter.value);
}

function matchesText(filter: ValueFilter, value: string): boolean {
  switch (filter.kind) {
    case 'equal':
      return equalValues(filter.attribute, value, filter.value.toString());
    case 'at least':
      return compareNumbersOrText(value, filter.value.toString()) >= 0;
    case 'at most':
      return compareNumbersOrText(value, filter.value.toString()) <= 0;
    case 'parts':
      return matchesParts(normalise(value), filter.parts);
  }
}

function equalValues(attribute: string, value: string, asked: string): boolean {
  if (!isLink(attribute)) return normalise(value) === normalise(asked);
  if (comparableDn(value) === comparableDn(asked)) return true;
  return attribute.toLowerCase() === 'objectcategory' && normalise(value).startsWith(categoryOf(asked));
}

function compareNumbersOrText(value: string, asked: string): number {
  if (isWhole(value) && isWhole(asked)) return Number(BigInt(value) - BigInt(asked));
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
