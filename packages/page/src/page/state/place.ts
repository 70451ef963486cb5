import { useSyncExternalStore } from 'react';

/** What the page is open at, as its address says: `#call/2/turn/3`. */
export type Place = {
  readonly call?: string | undefined;
  readonly person?: string | undefined;
  readonly turn?: string | undefined;
};

function read(hash: string): Place {
  const [, kind, of, turn] = /^#(call|person)\/([^/]+)(?:\/turn\/(\d+))?$/.exec(hash) ?? [];
  if (of === undefined) return {};
  return { [kind === 'call' ? 'call' : 'person']: decodeURIComponent(of), turn };
}

/** The address of a place. */
export function addressOf({ call, person, turn }: Place): string {
  const of = call === undefined ? `#person/${encodeURIComponent(person ?? '')}` : `#call/${call}`;
  return turn === undefined ? of : `${of}/turn/${turn}`;
}

/** Opens a place. */
export function goTo(place: Place): void {
  location.hash = addressOf(place);
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

/** The place that the page is open at. */
export function usePlace(): Place {
  return read(useSyncExternalStore(subscribe, () => location.hash));
}
