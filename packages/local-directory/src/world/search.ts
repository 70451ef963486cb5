import type { Search } from '../wire/request.ts';
import { type Entry, normalise, valuesOf } from './attributes.ts';
import { comparableDn, isDn, isUnder, parentDn } from './distinguished-name.ts';
import { baseScopeAttributes, constructedAttributes, rootDse, visibleEntries } from './entries.ts';
import { matches } from './filter-match.ts';
import { dnMalformed, noObject, notBaseScope, notBound, type Outcome, referral, success } from './outcome.ts';
import { domainName, type Session, type World } from './world.ts';

/** What a search finds: entries with the attributes asked for, continuation references, and how it ended. */
export type Found = {
  readonly outcome: Outcome;
  readonly entries: readonly Entry[];
  readonly references: readonly string[];
};

function none(outcome: Outcome): Found {
  return { outcome, entries: [], references: [] };
}

/**
 * Decides a search. Only the RootDSE is open to a connection on which nobody bound.
 * @param now epoch ms.
 */
export function decideSearch(world: World, session: Session, search: Search, now: number): Found {
  if (search.base === '' && search.scope === 'base') {
    return { outcome: success, entries: [project(rootDse(world), search)], references: [] };
  }
  if (session.boundAs === undefined) return none(notBound);
  if (!isDn(search.base)) return none(dnMalformed);
  if (!isUnder(search.base, world.domainDn)) return none(referral(search.base));
  const entries = visibleEntries(world, session, now);
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
  const cut = search.sizeLimit > 0 && found.length > search.sizeLimit;
  return {
    outcome: cut ? { code: 4, diagnostic: '' } : success,
    entries: (cut ? found.slice(0, search.sizeLimit) : found).map((entry) => project(entry, search)),
    references: continuations(world, search),
  };
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

/** A subtree search from the domain root points to the other naming contexts (not chased by a careful client). */
function continuations(world: World, search: Search): readonly string[] {
  if (search.scope !== 'sub' || comparableDn(search.base) !== comparableDn(world.domainDn)) return [];
  return [`ldaps://${domainName(world)}/CN=Configuration,${world.domainDn}`];
}

/** Whether a search names one of these attributes. */
function asksFor({ attributes }: Search, names: readonly string[]): boolean {
  return attributes.some((asked) => names.some((name) => normalise(name) === normalise(asked)));
}

function project(entry: Entry, { attributes: asked, typesOnly }: Search): Entry {
  const all = asked.length === 0 || asked.includes('*');
  const wanted = asked.map(normalise);
  const kept = Object.keys(entry.attributes).filter((name) => {
    return wanted.includes(normalise(name)) || (all && !constructedAttributes.includes(name));
  });
  const attributes = kept.map((name) => [name, typesOnly ? [] : valuesOf(entry.attributes, name)] as const);
  return { dn: entry.dn, attributes: Object.fromEntries(attributes) };
}
