import type { Search } from '../wire/request.ts';
import { type Entry, normalise, valuesOf } from './attributes.ts';
import { comparableDn, isDn, isUnder, parentDn } from './distinguished-name.ts';
import { type Domain, domainName, type Session } from './domain.ts';
import { rootDse, visibleEntries } from './entries.ts';
import { attributesIn, matches } from './filter-match.ts';
import {
  constructedInFilter,
  dnMalformed,
  noObject,
  notBaseScope,
  notBound,
  notSupported,
  type Outcome,
  referral,
  sizeLimitExceeded,
  success,
} from './outcome.ts';
import { baseScopeAttributes, constructedAttributes } from './schema.ts';

/** A search, and whether its control makes a descriptor one that may be read. */
type Asked = Search & { readonly withDescriptor: boolean };

/** What a search finds: entries with the attributes asked for, continuation references, and how it ended. */
export type Found = {
  readonly outcome: Outcome;
  readonly entries: readonly Entry[];
  readonly references: readonly string[];
};

/** AD's MaxPageSize: more come page by page, which this directory does not have, or not at all. */
const maxPageSize = 1_000;

/** An attribute with options, such as `member;range=0-*`, or by its OID, which only AD knows; `1.1` is none (RFC 4511 4.5.1.8). */
const elsewhere = /;|^(?!1\.1$)\d+(?:\.\d+)+$|^anr$/i;

/**
 * Decides a search. Only the RootDSE is open to a connection on which nobody bound.
 * @param now epoch ms.
 */
export function decideSearch(domain: Domain, session: Session, search: Asked, now: number): Found {
  if (search.base === '' && search.scope === 'base') {
    return { outcome: success, entries: [project(rootDse(domain, session), search)], references: [] };
  }
  if (session.boundAs === undefined) return none(notBound);
  if (!isDn(search.base)) return none(dnMalformed);
  if (!isUnder(search.base, domain.domainDn)) return none(referral(search.base));
  const refused = unusable(search);
  if (refused !== undefined) return none(refused);
  const entries = visibleEntries(domain, session, now);
  if (!entries.some(({ dn }) => comparableDn(dn) === comparableDn(search.base))) {
    return none(noObject(nearest(search.base, entries)));
  }
  const at = (dn: string) =>
    entries.find((entry) => comparableDn(entry.dn) === comparableDn(dn))?.attributes ?? {};
  const found = entries.filter(
    (entry) => inScope(entry.dn, search) && matches(search.filter, entry.attributes, at),
  );
  if (search.scope !== 'base' && found.length > 0 && asksFor(search, baseScopeAttributes)) {
    return none(notBaseScope);
  }
  const most = Math.min(search.sizeLimit > 0 ? search.sizeLimit : maxPageSize, maxPageSize);
  return {
    outcome: found.length > most ? sizeLimitExceeded : success,
    entries: found.slice(0, most).map((entry) => project(entry, search)),
    references: continuations(domain, search),
  };
}

function project(entry: Entry, { attributes: asked, typesOnly, withDescriptor }: Asked): Entry {
  const all = asked.length === 0 || asked.includes('*');
  const wanted = asked.map(normalise);
  const kept = Object.keys(entry.attributes).filter((name) => {
    if (valuesOf(entry.attributes, name).length === 0) return false;
    if (name === 'nTSecurityDescriptor' && !withDescriptor) return false;
    return wanted.includes(normalise(name)) || (all && !constructedAttributes.includes(normalise(name)));
  });
  const attributes = kept.map((name) => [name, typesOnly ? [] : valuesOf(entry.attributes, name)] as const);
  return { dn: entry.dn, attributes: Object.fromEntries(attributes) };
}

function none(outcome: Outcome): Found {
  return { outcome, entries: [], references: [] };
}

/** Why a search is not done: what AD refuses, and, aloud, what this directory would misread. */
function unusable({ filter, attributes: asked }: Search): Outcome | undefined {
  const used = attributesIn(filter);
  const unread = [...used, ...asked].some((name) => elsewhere.test(name));
  if (unread) return notSupported('an attribute with options or by its OID, and anr');
  return used.some((name) => constructedAttributes.includes(name.toLowerCase()))
    ? constructedInFilter
    : undefined;
}

function nearest(dn: string, entries: readonly Entry[]): string {
  for (let above = parentDn(dn); above !== ''; above = parentDn(above)) {
    const entry = entries.find((one) => comparableDn(one.dn) === comparableDn(above));
    if (entry !== undefined) return entry.dn;
  }
  return '';
}

function inScope(dn: string, { base, scope }: Search): boolean {
  if (scope === 'sub') return isUnder(dn, base);
  return comparableDn(scope === 'base' ? dn : parentDn(dn)) === comparableDn(base);
}

/** Whether a search names one of these attributes. */
function asksFor({ attributes }: Search, names: readonly string[]): boolean {
  return attributes.some((asked) => names.includes(normalise(asked)));
}

/** A subtree search from the domain root points to the other naming contexts (not chased by a careful client). */
function continuations(domain: Domain, search: Search): readonly string[] {
  if (search.scope !== 'sub' || comparableDn(search.base) !== comparableDn(domain.domainDn)) return [];
  return [`ldaps://${domainName(domain)}/CN=Configuration,${domain.domainDn}`];
}
